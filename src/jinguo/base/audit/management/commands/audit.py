"""`jinguo audit verify | head | archive`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jinguo.base.audit import archiving
from jinguo.base.audit.models import AuditRow
from jinguo.base.audit.trail import head
from jinguo.base.audit.verification import Problem, verify


class Command(BaseCommand):
    help = "Verify the audit trail (审计), print its head to keep outside, or archive its oldest rows."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        whole = verbs.add_parser("verify", help="follow the chain; exit code 1 when something is wrong")
        whole.add_argument("--head", help="a head kept outside, as number:mac")
        whole.add_argument("--file", type=Path, help="verify this archive file instead of the table")
        whole.add_argument("--json", action="store_true")
        newest = verbs.add_parser("head", help="print the newest row as number:mac")
        newest.add_argument("--append", type=Path, help="also add it, with the time, to this file")
        oldest = verbs.add_parser("archive", help="move the rows before a day into a file")
        oldest.add_argument("--before", type=date.fromisoformat, required=True)
        oldest.add_argument("--out", type=Path, required=True)

    def handle(self, *, verb: str, **options: Any) -> None:
        getattr(self, verb)(**options)

    def verify(self, *, head: str | None, file: Path | None, json: bool, **_: Any) -> None:
        try:
            problems = archiving.verify_file(file) if file else verify(head)
        except (ValueError, OSError) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(_as_json(problems) if json else _as_text(problems))
        if problems:
            raise SystemExit(1)

    def head(self, *, append: Path | None, **_: Any) -> None:
        newest = head()
        if append:
            with append.open("a", encoding="utf-8") as stream:
                stream.write(f"{timezone.localtime().isoformat(timespec='seconds')} {newest}\n")
        self.stdout.write(newest)

    def archive(self, *, before: date, out: Path, **_: Any) -> None:
        try:
            entry = archiving.archive(before, out, by=None)
        except (ValidationError, FileExistsError) as refused:
            raise CommandError(" ".join(getattr(refused, "messages", ["文件已经存在，请换一个名字。"]))) from refused
        self.stdout.write(f"已归档第 {entry.first} 至 {entry.last} 条。")


def _as_json(problems: list[Problem]) -> str:
    found = [{"number": problem.number, "kind": problem.kind, "text": problem.text} for problem in problems]
    whole = {"ok": not problems, "rows": AuditRow.objects.count(), "head": head(), "problems": found}
    return json.dumps(whole, ensure_ascii=False)


def _as_text(problems: list[Problem]) -> str:
    if problems:
        return "\n".join([f"审计链有 {len(problems)} 处问题：", *(problem.text for problem in problems)])
    return f"审计链完整，共 {AuditRow.objects.count()} 条，链头 {head()}"
