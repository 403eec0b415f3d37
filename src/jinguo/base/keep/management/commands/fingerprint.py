import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jinguo.base.keep import fingerprint


class Command(BaseCommand):
    help = "One hash over all business tables: equal for equal books."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tables", action="store_true", help="the hash of each table, to find a difference")

    def handle(self, *, tables: bool, **options: Any) -> None:
        if tables:
            self.stdout.write(json.dumps(fingerprint.by_table(), indent=1, sort_keys=True))
        else:
            self.stdout.write(fingerprint.fingerprint())
