from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.installation import install


class Command(BaseCommand):
    help = "Make a data directory ready: keys, recovery sheet, tables, first accounts; safe to run again."
    requires_system_checks = []  # the keys that the checks look for are drawn here

    def handle(self, **options: Any) -> None:
        try:
            said = install()
        except KeepError as reason:
            raise CommandError(str(reason)) from reason
        for line in said or ["这里已经准备好了，没有改动。"]:
            self.stdout.write(line)
