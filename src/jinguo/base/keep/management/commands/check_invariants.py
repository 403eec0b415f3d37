import json as jsons
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jinguo.base.keep import invariants


class Command(BaseCommand):
    help = "Check what must be true of the data at any moment; exit code 1 when something is not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *, json: bool, **options: Any) -> None:
        found = invariants.check()
        self.stdout.write(_as_json(found) if json else _as_text(found))
        if any(found.values()):
            sys.exit(1)


def _as_json(found: dict[invariants.Invariant, list[str]]) -> str:
    listed = [{"code": one.code, "title": one.title, "problems": problems} for one, problems in found.items()]
    return jsons.dumps(listed, ensure_ascii=False, indent=1)


def _as_text(found: dict[invariants.Invariant, list[str]]) -> str:
    lines = []
    for one, problems in found.items():
        lines.append(f"{one.title}：{f'{len(problems)} 处不符' if problems else '符合'}")
        lines += [f"  {problem}" for problem in problems]
    return "\n".join(lines)
