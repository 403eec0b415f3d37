"""The papers of the demonstration: the work report as it was sent on 3 June, and its files in `DIR/out`."""

from collections.abc import Iterator
from datetime import date
from io import StringIO

from django.conf import settings
from django.core.management import call_command

from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.reports.services import draft, send
from jinguo.rules.periods import parse_period

REPORT_DAY = date(2026, 6, 3)
REPORT = ("work-report", "--period", "2026", "--as-of", REPORT_DAY.isoformat())


def happenings() -> Iterator[Happening]:
    """The report is drafted and sent upward on its day; from then on the days it used are locked."""
    yield Happening(REPORT_DAY, "报送工作情况汇报", _report)


def write_papers() -> None:
    """The report as Word, and its figures."""
    settings.OUT_DIR.mkdir(parents=True, exist_ok=True)
    figures = StringIO()
    call_command("report", *REPORT, out=settings.OUT_DIR / "work-report.docx", json=True, stdout=figures)
    (settings.OUT_DIR / "figures.json").write_text(figures.getvalue(), encoding="utf-8")


def _report(world: World) -> None:
    report = draft("work-report", world.city, period=parse_period("2026"), as_of=REPORT_DAY, by=world.clerk("办公室"))
    send(report, by=world.head("办公室"), to="市委办公室", on=REPORT_DAY)
