from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands.migrate import Command as MigrateCommand

from jinguo.base.keep.backup import note
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.upgrades import REASON, backup_before_migrating


class Command(MigrateCommand):
    help = "Django's migrate, with a backup before it when there are data and something to do."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--no-backup", dest="backup", action="store_false")

    def handle(self, *args: Any, backup: bool = True, **options: Any) -> None:
        try:
            made = backup_before_migrating() if backup and not (options["plan"] or options["check_unapplied"]) else None
        except KeepError as reason:
            raise CommandError(str(reason)) from reason
        super().handle(*args, **options)
        if made:
            note(made, reason=REASON)
