"""The table of a quarter's sheet (完成情况): each goal of a unit, in the quarter and since the plan began."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

from jinguo.base import clock
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.standing import Standing, standings
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.queries import linked

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is shown and kept; everything in it is words, so that it reads the same years later.

    `now` is what the books say today where that differs from what was kept.
    """

    goal: int
    number: str
    title: str
    unit: str
    quarter_wanted: str
    quarter_actual: str
    whole_wanted: str
    whole_actual: str
    origin: str
    share: str
    tone: str
    word: str
    because: str
    url: str
    now: str = field(default="", compare=False)

    @classmethod
    def kept(cls, row: Mapping[str, Any], now: str = "") -> Self:
        """A line as it was kept."""
        return cls(**{**row, "now": now})

    @property
    def percent(self) -> float | None:
        """The share for a meter."""
        return float(self.share) if self.share else None


def live_rows(sheet: QuarterSheet, as_of: date) -> list[Row]:
    """The table as the books say it, in the order of the goals; a fixed number of queries."""
    targets = Target.objects.filter(
        goal__plan=sheet.plan_id, unit=sheet.unit_id, region=None, period__in=(sheet.period, sheet.plan.period)
    )
    found = standings(linked(targets.order_by("goal__order", "goal__pk")), as_of)
    by_goal: dict[Goal, dict[str, Standing]] = {}
    for one in found:
        by_goal.setdefault(one.target.goal, {})[one.target.period] = one
    return [_row(goal, held.get(sheet.period), held.get(sheet.plan.period)) for goal, held in by_goal.items()]


def shown_rows(sheet: QuarterSheet) -> list[Row]:
    """The table of a sheet's page: live while it is open, afterwards as it was kept, with what has changed since."""
    live = live_rows(sheet, cut_off(sheet))
    if sheet.is_open:
        return live
    today = {row.goal: row for row in live}
    return [Row.kept(row, _changed(row, today.get(row["goal"]))) for row in sheet.rows]


def frozen(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The lines as they are kept."""
    return [{name: value for name, value in asdict(row).items() if name != "now"} for row in rows]


def cut_off(sheet: QuarterSheet) -> date:
    """Up to when a sheet tells: the quarter's last day, or today while it still runs."""
    return min(sheet.span.last, clock.today())


def _changed(kept: Mapping[str, Any], live: Row | None) -> str:
    """What the books say now, where they no longer say what was kept."""
    if live is None:
        return "目标已不由本单位承担"
    was, now = _actuals(kept["quarter_actual"], kept["whole_actual"]), _actuals(live.quarter_actual, live.whole_actual)
    return "" if was == now else now


def _actuals(quarter: str, whole: str) -> str:
    return "，".join(words for words in (_said("本季", quarter), _said("累计", whole)) if words)


def _said(label: str, value: str) -> str:
    return "" if value == NOTHING else f"{label} {value}"


def _row(goal: Goal, quarter: Standing | None, whole: Standing | None) -> Row:
    told: Sequence[Standing] = [one for one in (quarter, whole) if one]
    first = told[0]
    share = first.share
    return Row(
        goal=goal.pk,
        number=goal.number,
        title=goal.title,
        unit=goal.unit_of_measure,
        quarter_wanted=quarter.wanted if quarter else NOTHING,
        quarter_actual=quarter.actual.said if quarter else NOTHING,
        whole_wanted=whole.wanted if whole else NOTHING,
        whole_actual=whole.actual.said if whole else NOTHING,
        origin=first.actual.origin_name,
        share="" if share is None else f"{share:.1f}",
        tone=first.pace.tone,
        word=first.pace.word,
        because=first.actual.because if first.pace.because == first.actual.because else _both(first),
        url=first.actual.url,
    )


def _both(one: Standing) -> str:
    """Where it stands, and where the actual comes from."""
    return f"{one.pace.because}；{one.actual.because}" if one.actual.because else one.pace.because
