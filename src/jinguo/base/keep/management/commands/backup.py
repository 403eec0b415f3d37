from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from jinguo.base.keep.backup import backup
from jinguo.base.keep.errors import KeepError


class Command(BaseCommand):
    help = "Write one sealed file with the database, the stored files and the wrapped keys (备份)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            made = backup(file, watch=partial(tqdm, desc="备份", unit="表", disable=None))
        except KeepError as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"已备份到 {file}（{made.size} 字节）")
        self.stdout.write(f"校验值 {made.sha256}")
        self.stdout.write(f"审计链头 {made.audit_head}")
