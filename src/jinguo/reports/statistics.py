"""Statistical tables (统计报表) of the outlines of a year: one workbook, a sheet for each domain of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jinguo.base.sheets.booklet import Leaf, booklet
from jinguo.committee.atlas.exporting import series_leaves
from jinguo.org.structure.models import Unit
from jinguo.reports.monitored import Monitoring
from jinguo.reports.monitoring import compose as monitored
from jinguo.rules.outlines import AUDIENCES
from jinguo.rules.periods import Period

TITLE = "统计报表"


@dataclass(frozen=True)
class Tables:
    """The outlines of a year, as tables."""

    monitoring: Monitoring

    @property
    def figure_rows(self) -> list[dict[str, Any]]:
        """One row a target, as the monitoring report has it."""
        return self.monitoring.figure_rows

    def leaves(self) -> Iterator[Leaf]:
        """The sheets, of women before those of children."""
        for one in self.monitoring.outlines:
            for leaf in series_leaves(one.outline, one.region, one.lines):
                yield replace(leaf, title=f"{AUDIENCES[one.outline.audience]} {leaf.title}")


def compose(holder: Unit, period: Period, as_of: date) -> Tables:
    """The tables of the outlines that cover a year. Raises NothingToReport as the monitoring report does."""
    return Tables(monitored(holder, period, as_of))


def workbook(result: Tables) -> bytes:
    """The Excel file; the same observations give the same bytes."""
    return booklet(result.leaves())


def rows(holder: Unit, period: Period, as_of: date) -> list[dict[str, Any]]:
    """One row a target."""
    return compose(holder, period, as_of).figure_rows
