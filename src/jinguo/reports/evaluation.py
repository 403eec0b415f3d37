"""The evaluation reports of an outline (中期评估报告, 终期评估报告): its fifth or its last year by two clocks."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jinguo.committee.atlas.heat import Heat
from jinguo.committee.atlas.looking import heat_in
from jinguo.committee.atlas.places import Area
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.trees import prefixes
from jinguo.reports import NothingToReport
from jinguo.reports.monitored import Monitoring
from jinguo.reports.monitoring import compose as monitored
from jinguo.rules.periods import Period

HALF = 4  # the fifth year of an outline is its first and four


@dataclass(frozen=True)
class Kind:
    """Mid-term or final: its title, and which year of an outline it looks at."""

    title: str
    is_final: bool

    def year_of(self, outline: Outline) -> int:
        """The year that it looks at."""
        return outline.last if self.is_final else outline.first + HALF


MIDTERM, FINAL = Kind("中期评估报告", is_final=False), Kind("终期评估报告", is_final=True)


@dataclass(frozen=True)
class Evaluated:
    """The outlines of a year as the report has them; `regions` are the tables of the regions below, by outline."""

    kind: Kind
    monitoring: Monitoring
    regions: dict[str, Heat]

    @property
    def figure_rows(self) -> list[dict[str, Any]]:
        """One row a target."""
        return self.monitoring.figure_rows


def compose(kind: Kind, holder: Unit, period: Period, as_of: date) -> Evaluated:
    """The outlines whose fifth (last) year it is, with the regions below the organ's.

    Raises NothingToReport as the monitoring report does, and for a year in which no outline is evaluated so.
    """
    found = monitored(holder, period, as_of)
    due = [one for one in found.outlines if kind.year_of(one.outline) == found.year]
    if not due:
        years = "、".join(sorted({str(kind.year_of(one.outline)) for one in found.outlines}))
        raise NothingToReport(f"{kind.title}看{years}年，{found.year}年请写年度监测评估报告（monitoring）。")
    below = Region.objects.filter(parent=holder.region_id, closed=None) if holder.region_id else Region.objects.none()
    places, values = list(below.order_by("code")), Observation.objects.filter(unit__path__in=prefixes(holder.path))
    regions: dict[str, Heat] = {}
    if holder.region is not None and places:
        area = Area(holder.region, places, [holder.region])
        for one in due:
            regions[one.outline.code] = heat_in(one.outline, area, found.year, values)
    return Evaluated(kind, replace(found, outlines=due), regions)
