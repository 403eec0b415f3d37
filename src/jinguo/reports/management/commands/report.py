"""`jinguo report NAME --period P --out FILE`: a report as a Word file, or its figures as JSON."""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.base import clock
from jinguo.org.structure.models import Unit
from jinguo.reports import REBUILT, REPORTS, NothingToReport, report_module
from jinguo.rules.periods import BadPeriodError, Period, parse_period


class Command(BaseCommand):
    help = "Write a report (工作汇报) from the entries as they stand; changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which report, of whom, over which days, and where to."""
        parser.add_argument("name", choices=sorted(REPORTS | REBUILT))
        parser.add_argument("--period", type=_period, required=True, help="2026, 2026H1, 2026Q2, 2026-04")
        parser.add_argument("--as-of", type=date.fromisoformat, help="cut-off day (截至); today where not given")
        parser.add_argument("--unit", help="code of the unit; the first organ where not given")
        parser.add_argument("--out", type=Path, help="the Word (of tables: Excel) file to write")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *, name: str, period: Period, **options: Any) -> None:
        """Compose once, then write what was asked for."""
        if not (options["out"] or options["json"]):
            raise CommandError("没有说写到哪里：加上 --out 文件名，或加 --json 输出数据。")
        day = min(options["as_of"] or clock.today(), period.last)
        module = report_module(name)
        try:
            composition = module.compose(_unit(options["unit"]), period, day)
        except NothingToReport as problem:
            raise CommandError(str(problem)) from problem
        if options["out"]:
            written = module.workbook if hasattr(module, "workbook") else module.word
            options["out"].write_bytes(written(composition))
        if options["json"]:
            self.stdout.write(json.dumps(composition.figure_rows, ensure_ascii=False, indent=2))


def _period(code: str) -> Period:
    try:
        return parse_period(code)
    except BadPeriodError as error:
        raise ArgumentTypeError(str(error)) from error


def _unit(code: str | None) -> Unit:
    """The unit of a code; without one the first federation of the installation."""
    found = Unit.objects.filter(code=code) if code else Unit.objects.filter(kind="federation").order_by("path")
    if unit := found.first():
        return unit
    raise CommandError(f"没有代码为“{code}”的单位。" if code else "还没有录入单位。")
