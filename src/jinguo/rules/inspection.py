"""What an inspection (督查) found, in figures: the share of items in order, and whether a record of an item is whole.

Sources: 泉州市妇联 2011, 绩效考评 (报告审核、资料审核、现场检查、察访核验); the national outlines' evaluations draw a
sample of households or files at each place and say how many of it were in order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from jinguo.rules.verdict import Verdict, all_of

Outcome = Literal["", "ok", "bad", "none"]
OUTCOMES: dict[Outcome, str] = {"ok": "符合", "bad": "不符合", "none": "不适用"}
SEVERITIES = {"light": "一般", "serious": "较重", "grave": "严重"}
HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Checked:
    """One item at one place: what it came to, how many were drawn and how many of them were in order, its points."""

    outcome: Outcome = ""
    sampled: int | None = None
    in_order: int | None = None
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The items of one place in figures; `share` is in percent, None while nothing counts."""

    items: int
    recorded: int
    bad: int
    share: Decimal | None
    because: str

    @property
    def missing(self) -> int:
        """How many items nobody has recorded yet."""
        return self.items - self.recorded


def result_of(checks: Iterable[Checked]) -> Result:
    """What the items of a place come to: those in order among those that apply.

    Where every item bears points the share is one of points. An item counts whole or not at all; what was drawn as a
    sample is told beside it.

    >>> result_of([Checked("ok"), Checked("ok"), Checked("bad", 10, 8), Checked("none")]).because
    '共 4 项，不适用 1 项；符合 2 项，不符合 1 项，符合的占 66.7%；抽查 10 个，合格 8 个'
    >>> result_of([Checked("ok", points=Decimal(6)), Checked("bad", points=Decimal(4))]).share
    Decimal('60.0')
    >>> result_of([Checked(), Checked("none")]).share is None
    True
    """
    found = list(checks)
    counted = [one for one in found if one.outcome in ("ok", "bad")]
    share = _share(counted)
    by_outcome = {outcome: [one for one in found if one.outcome == outcome] for outcome in OUTCOMES}
    recorded = sum(len(some) for some in by_outcome.values())
    words = [_counted_words(found, by_outcome, share, has_points=_has_points(counted)), *_sample_words(found)]
    return Result(len(found), recorded, len(by_outcome["bad"]), share, "；".join(words))


def is_whole(
    outcome: str,
    *,
    text: str = "",
    sampled: int | None = None,
    in_order: int | None = None,
    needs_rectification: bool = False,
    due: date | None = None,
    on: date | None = None,
    has_unit: bool = True,
) -> Verdict:
    """Whether what was recorded of an item may be handed in, with all that is missing.

    `due` is until when it is to be put right, `on` the day of the inspection; without a unit nobody can be asked to.

    >>> is_whole("bad", needs_rectification=True).reason
    '不符合的要写明发现的问题；要整改的请定整改期限'
    >>> is_whole("ok", sampled=10, in_order=12).reason
    '合格的不能多于抽查的'
    """
    drawn = (sampled is None) == (in_order is None)
    sure = sampled is not None and in_order is not None
    asks = outcome == "bad" and needs_rectification
    return all_of(
        (outcome in OUTCOMES, "还没有选符合、不符合或不适用"),
        (outcome != "bad" or text.strip(), "不符合的要写明发现的问题"),
        (drawn, "抽查数和合格数要一起填"),
        (not sure or (in_order or 0) <= (sampled or 0), "合格的不能多于抽查的"),
        (not asks or due is not None, "要整改的请定整改期限"),
        (not asks or due is None or on is None or due >= on, "整改期限不能早于检查日"),
        (not asks or has_unit, "没有受检单位，不能下达整改"),
    )


def _share(counted: list[Checked]) -> Decimal | None:
    weights = [one.points if _has_points(counted) else Decimal(1) for one in counted]
    whole = sum((weight or Decimal(0) for weight in weights), Decimal(0))
    if not whole:
        return None
    good = sum(
        (weight or Decimal(0) for one, weight in zip(counted, weights, strict=True) if one.outcome == "ok"), Decimal(0)
    )
    return (good / whole * HUNDRED).quantize(TENTH, ROUND_HALF_UP)


def _has_points(counted: list[Checked]) -> bool:
    return bool(counted) and all(one.points for one in counted)


def _counted_words(
    found: list[Checked], by_outcome: dict[Outcome, list[Checked]], share: Decimal | None, *, has_points: bool
) -> str:
    missing = len(found) - sum(len(some) for some in by_outcome.values())
    beside = [f"不适用 {len(by_outcome['none'])} 项"] if by_outcome["none"] else []
    beside += [f"未填 {missing} 项"] if missing else []
    good, bad = len(by_outcome["ok"]), len(by_outcome["bad"])
    among = "符合的分值占" if has_points else "符合的占"
    counted = f"；符合 {good} 项，不符合 {bad} 项，{among} {share}%" if share is not None else ""
    return "，".join([f"共 {len(found)} 项", *beside]) + counted


def _sample_words(found: list[Checked]) -> list[str]:
    drawn = [one for one in found if one.sampled]
    if not drawn:
        return []
    return [f"抽查 {sum(one.sampled or 0 for one in drawn)} 个，合格 {sum(one.in_order or 0 for one in drawn)} 个"]
