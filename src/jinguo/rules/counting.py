"""Counting rules common to all ledgers: what may be added up, and what a coverage needs.

Sources: rule 44 (人 and 人次 kept apart; coverage with a frozen base); DESIGN §2.4: only sum and count may
be added up, every other kind of measure is computed anew for the larger period or unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from jinguo.rules.verdict import YES, Verdict, all_of, no
from jinguo.rules.wording import date_words, percent

Kind = Literal["sum", "count", "distinct", "ratio", "balance", "coverage"]

ADDABLE: frozenset[Kind] = frozenset({"sum", "count"})
WHY_NOT: dict[Kind, str] = {
    "distinct": "不重复的人数（或户数）各期、各单位之间会重叠，不能相加，请按合并后的范围重新统计",
    "ratio": "比率不能相加，请用分子合计除以分母合计",
    "balance": "结余是时点数，不能相加，请取期末数",
    "coverage": "覆盖率不能相加，请用覆盖数合计除以底数合计",
}


@dataclass(frozen=True)
class Quantity:
    """A figure with its unit of count (人, 人次, 户, 场, 份, 元 …) and the kind of measure it came from."""

    value: Decimal | int
    unit: str
    kind: Kind


@dataclass(frozen=True)
class Total:
    """The sum, or None where adding would be wrong; the verdict says why."""

    value: Decimal | int | None
    unit: str
    verdict: Verdict


@dataclass(frozen=True)
class Coverage:
    """Covered of a base that was frozen on a day; `share` is its words, — without a base."""

    covered: int
    base: int
    frozen_on: date | None
    verdict: Verdict

    @property
    def share(self) -> str:
        """The coverage in % when the two parts allow it, else —."""
        return percent(self.covered, self.base) if self.verdict else "—"

    def words(self, today: date) -> str:
        """Share and both parts: 100%（2178/2178，底数 3月31日 冻结）."""
        frozen = f"，底数 {date_words(self.frozen_on, today)} 冻结" if self.frozen_on else ""
        return f"{self.share}（{self.covered}/{self.base}{frozen}）"


def may_add_up(kind: Kind, units: Sequence[str]) -> Verdict:
    """Whether figures of one kind and these units may be added; nothing is added across units.

    >>> may_add_up("count", ["人", "人次"]).reason
    '“人”和“人次”不能相加，请分开列'
    """
    different = list(dict.fromkeys(units))
    return all_of(
        (kind in ADDABLE, WHY_NOT.get(kind, "")),
        (len(different) <= 1, f"{'和'.join(f'“{unit}”' for unit in different)}不能相加，请分开列"),
    )


def add_up(quantities: Sequence[Quantity]) -> Total:
    """The total of figures that may be added, or none of it with every reason; of no figure, 0."""
    kinds = list(dict.fromkeys(quantity.kind for quantity in quantities))
    units = [quantity.unit for quantity in quantities]
    verdict = all_of(*(may_add_up(kind, units[:1]) for kind in kinds), may_add_up("sum", units))
    unit = units[0] if units and verdict else ""
    return Total(sum(quantity.value for quantity in quantities) if verdict else None, unit, verdict)


def heads_cover(heads: int, named: int, declared: int) -> Verdict:
    """Whether the heads counted at a meeting (人次) hold the people told of it: those named, and those declared new.

    Source: rule 44: one person is one attendance at a meeting, so 人 there never exceed 人次.

    >>> heads_cover(40, 38, 5).reason
    '到场 40 人次，名单 38 人和首次参训 5 人共 43 人，请核对'
    """
    people = named + declared
    return all_of(
        (people <= heads, f"到场 {heads} 人次，名单 {named} 人和首次参训 {declared} 人共 {people} 人，请核对")
    )


def coverage(covered: int, base: int, frozen_on: date | None) -> Coverage:
    """A coverage with both parts; refused without a base, without a frozen base, or above it."""
    return Coverage(covered, base, frozen_on, _covers(covered, base, frozen_on))


def _covers(covered: int, base: int, frozen_on: date | None) -> Verdict:
    if base <= 0:
        return no("底数为 0，算不出覆盖率，请先录入名册")
    if frozen_on is None:
        return no("底数还没有冻结，请先定下截止日")
    if not 0 <= covered <= base:
        return no(f"覆盖数 {covered} 超过底数 {base}，请核对名册")
    return YES
