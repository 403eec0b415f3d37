from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections

from jinguo.base.keep.backup import note
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.founding import found, is_empty
from jinguo.base.keep.upgrades import REASON, backup_before_migrating

LOOKING = ("app_label", "plan", "check_unapplied", "fake", "prune")  # what is not about making all tables


class Command(MigrateCommand):
    help = "Django's migrate, with a backup before it when there are data; an empty database gets its tables at once."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--no-backup", dest="backup", action="store_false")
        parser.add_argument(
            "--one-by-one", action="store_true", help="apply every migration, also to an empty database"
        )

    def handle(self, *args: Any, backup: bool = True, one_by_one: bool = False, **options: Any) -> None:
        try:
            made = backup_before_migrating() if backup and not (options["plan"] or options["check_unapplied"]) else None
        except KeepError as reason:
            raise CommandError(str(reason)) from reason
        connection = connections[options["database"]]
        if not (one_by_one or any(options[name] for name in LOOKING)) and is_empty(connection):
            found(connection)
        super().handle(*args, **options)
        if made:
            note(made, reason=REASON)
