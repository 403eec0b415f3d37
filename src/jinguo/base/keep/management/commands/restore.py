import os
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from jinguo.base.keep import recovery
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.restoring import restore


class Command(BaseCommand):
    help = "Put a backup onto an empty machine (恢复); asks for the recovery code unless JINGUO_RECOVERY_CODE holds it."
    requires_system_checks = []  # an empty machine has no keys yet

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--code-file", type=Path, help="a file with nothing but the recovery code")

    def handle(self, *, file: Path, code_file: Path | None, **options: Any) -> None:
        try:
            code = recovery.parse(_typed(code_file))
            manifest = restore(file, code, watch=partial(tqdm, desc="恢复", unit="份", disable=None))
        except EOFError as silence:
            raise CommandError("没有录入恢复码。请照恢复单录入，或用 --code-file 指定文件。") from silence
        except FileNotFoundError as absent:
            raise CommandError(f"没有找到 {absent.filename}。请核对文件名。") from absent
        except KeepError as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"已恢复 {manifest['made_at']} 的备份")
        self.stdout.write(f"审计链头 {manifest['audit_head']}")


def _typed(code_file: Path | None) -> str:
    if code_file:
        return code_file.read_text(encoding="utf-8")
    return os.environ.get("JINGUO_RECOVERY_CODE") or getpass("恢复码：")
