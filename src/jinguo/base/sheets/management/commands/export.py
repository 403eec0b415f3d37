from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.base import sheets
from jinguo.base.sheets import importers


class Command(BaseCommand):
    help = "Write all rows of a kind to an Excel file that can be imported again; --template writes the empty form."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind")
        parser.add_argument("file", type=Path)
        parser.add_argument("--template", action="store_true")

    def handle(self, *, kind: str, file: Path, template: bool, **_: Any) -> None:
        try:
            importer = importers.find(kind)
        except LookupError as problem:
            raise CommandError(str(problem)) from problem
        rows = [] if template else list(importer.rows(by=None))
        file.write_bytes(sheets.template(importer.sheet, rows))
        self.stdout.write(f"导出 {len(rows)} 行")
