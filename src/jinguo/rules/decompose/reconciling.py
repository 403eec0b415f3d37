"""Reconciliation (核对): one target against the roll-up of its parts along one axis, the others fixed.

Compared unrounded. For ≥ and > only a shortfall, for ≤ and < only an excess blocks approval (until it is explained);
parts that ask for more than the target never do. Weighted parts are held balanced within half of the smallest unit,
because a mean of rounded levels seldom falls on the level itself. Source: DESIGN §3, two-way decomposition.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jinguo.rules.decompose.rolling import Part, lacking, roll_up
from jinguo.rules.exact_words import Exact, as_decimal, difference, figure, places_of, rounded, total_of
from jinguo.rules.goal_values import COMPARATORS, Sign, Way
from jinguo.rules.verdict import YES, Verdict, no

Side = Literal["balanced", "short", "over", "incomplete", "shares", "unchecked"]
# Targets are stored to a thousandth; so is the difference that somebody explains.
PLACES = 3
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Residual:
    """What is left between a target and its parts.

    `amount` is the roll-up minus the target (negative: short), to a thousandth; for `every` and `assign` that of the
    worst part. `words` stand at the edge of the matrix (少 2.0), `because` is the sentence under it. `rolled` is the
    unrounded roll-up, None where there is none. `incomplete` lacks a value or denominator, `shares` do not make 100,
    `unchecked` has no parts or no target.
    """

    amount: Decimal
    side: Side
    is_blocking: bool
    because: str
    words: str
    rolled: Fraction | None = None


def reconcile(
    parent: Exact | None,
    children: Sequence[Part],
    way: Way,
    sign: Sign,
    *,
    step: Decimal = Decimal(1),
    unit: str = "",
    band: Decimal | None = None,
    expected: Sequence[Hashable] = (),
    names: Mapping[Hashable, str] | None = None,
) -> Residual:
    """Compare a target with its parts, which are in order (of time where `way` is last).

    Values are levels or amounts: a change against the baseline goes through `goal_levels.wanted_level` first.
    `expected` are the keys that must all be there for `every`, `assign` and `weighted`, and of which the last must be
    there for `last`; what is not set adds nothing to a sum. `names` say those keys.

    >>> parts = [Part("惠安", 40), Part("南安", Decimal("38"))]
    >>> residual = reconcile(80, parts, "sum", "ge", step=Decimal("0.1"), unit="万元")
    >>> residual.words, residual.is_blocking, residual.because
    ('少 2.0', True, '合计 78.0 万元，目标 80.0 万元，少 2.0 万元，请补足或说明原因')
    """
    if parent is None or not children or sign == "text":
        why = "没有下级，不核对" if not children else "上级没有数，不核对"
        return Residual(Decimal(0), "unchecked", False, why, "—")
    lack = _absent(children, way, expected, names or {}) or lacking(children, way)
    if lack:
        return Residual(Decimal(0), "incomplete", True, lack, "缺数")
    asked = _Asked(Fraction(parent), sign, step, unit, Fraction(band or 0))
    if way in ("every", "assign"):
        residual = _one_by_one(children, asked)
        return _with_shares(residual, children) if way == "assign" else residual
    return _together(children, way, asked)


def reconcile_deliverable(holders: Sequence[str], standard: str, due: date | None) -> Residual:
    """A goal without numbers is whole when somebody answers for it, by a standard and a date.

    >>> reconcile_deliverable(["权益部"], "", None).because
    '还没有完成标准、完成日，请补齐'
    """
    facts = {"承担者": bool(holders), "完成标准": bool(standard.strip()), "完成日": due is not None}
    missing = "、".join(name for name, there in facts.items() if not there)
    if missing:
        return Residual(Decimal(0), "incomplete", True, f"还没有{missing}，请补齐", "缺项")
    return Residual(Decimal(0), "balanced", False, "承担者、完成标准和完成日齐全", "0")


def shares_make_whole(shares: Sequence[Exact | None]) -> Verdict:
    """Credit shares add up to exactly 100; where none is set the lead takes all. Source: DESIGN §3, Score.

    >>> shares_make_whole([70, 15, 10]).reason
    '分担比例合计 95%，应为 100%，请调整'
    """
    given = [Fraction(share) for share in shares if share is not None]
    total = total_of(given)
    if min(given, default=Fraction(0)) < 0:
        return no("分担比例不能小于 0，请调整")
    if not given or total == WHOLE:
        return YES
    return no(f"分担比例合计 {figure(total)}%，应为 100%，请调整")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is compared with: the target, how, and in which smallest unit it is said."""

    level: Fraction
    sign: Sign
    step: Decimal
    unit: str
    band: Fraction

    def is_wrong(self, distance: Fraction, tolerance: Fraction = Fraction(0)) -> bool:
        """Whether a roll-up this far from the target lies on the wrong side of it."""
        if self.sign == "band":
            return abs(distance) > self.band + tolerance
        return distance < -tolerance if self.sign in ("ge", "gt") else distance > tolerance

    def say(self, value: Exact) -> str:
        return figure(value, self.step, self.unit)

    def edge(self, distance: Fraction) -> str:
        """少 2.0, 多 0.26, 0."""
        if not distance:
            return "0"
        size = abs(distance) if as_decimal(distance) is not None else rounded(abs(distance), places_of(self.step))
        return f"{'少' if distance < 0 else '多'} {figure(size, self.step)}"

    def worst(self, distances: Sequence[Fraction]) -> Fraction:
        """The distance that lies furthest on the wrong side, or nearest to it."""
        if self.sign == "band":
            return max(distances, key=abs)
        return min(distances) if self.sign in ("ge", "gt") else max(distances)

    def residual(self, distance: Fraction, is_blocking: bool, because: str, rolled: Fraction) -> Residual:
        side: Side = "balanced" if not distance else "short" if distance < 0 else "over"
        return Residual(rounded(distance, PLACES), side, is_blocking, because, self.edge(distance), rolled)


def _absent(children: Sequence[Part], way: Way, expected: Sequence[Hashable], names: Mapping[Hashable, str]) -> str:
    """Which of the expected parts are not there, as a sentence."""
    keys = {part.key for part in children}
    asked = {"sum": (), "last": expected[-1:]}.get(way, expected)
    absent = [names.get(key, str(key)) for key in asked if key not in keys]
    return f"{'、'.join(absent)}还没有目标值" if absent else ""


def _together(children: Sequence[Part], way: Way, asked: _Asked) -> Residual:
    """Sum, last and weighted mean: one figure against the target."""
    rolled = roll_up(children, way, asked.sign, step=asked.step, unit=asked.unit)
    level = rolled.value or Fraction(0)
    distance = level - asked.level
    tolerance = Fraction(asked.step) / 2 if way == "weighted" else Fraction(0)
    if not distance:
        return asked.residual(distance, False, f"{rolled.because}，与目标一致", level)
    if abs(distance) <= tolerance:
        within = f"相差不到最小单位 {figure(asked.step)} 的一半，视为一致"
        return asked.residual(Fraction(0), False, f"{rolled.because}，与目标 {asked.say(asked.level)} {within}", level)
    wrong = asked.is_wrong(distance, tolerance)
    gap = f"{'少' if distance < 0 else '多'} {difference(abs(distance), asked.step, asked.unit)}"
    because = f"{rolled.because}，目标 {asked.say(asked.level)}，{gap}，{_remedy(asked, wrong)}"
    return asked.residual(distance, wrong, because, level)


def _one_by_one(children: Sequence[Part], asked: _Asked) -> Residual:
    """Each part against the target itself; the residual is that of the part that is worst."""
    distances = [Fraction(part.value or 0) - asked.level for part in children]
    wrong = [part for part, distance in zip(children, distances, strict=True) if asked.is_wrong(distance)]
    worst, target = asked.worst(distances), asked.say(asked.level)
    if not wrong:
        return asked.residual(worst, False, f"{len(children)} 个都不差于目标 {target}", asked.level + worst)
    names = "、".join(f"{part.label} {asked.say(part.value or 0)}" for part in wrong)
    because = f"{len(children)} 个中 {len(wrong)} 个未达目标 {target}：{names}，{_remedy(asked, True)}"
    return asked.residual(worst, True, because, asked.level + worst)


def _with_shares(residual: Residual, children: Sequence[Part]) -> Residual:
    """Add what the credit shares say to a residual."""
    verdict = shares_make_whole([part.share for part in children])
    if verdict:
        return residual
    if residual.is_blocking:
        return replace(residual, because=f"{residual.because}；{verdict.reason}")
    return replace(residual, side="shares", is_blocking=True, because=verdict.reason, words="分担不符")


def _remedy(asked: _Asked, wrong: bool) -> str:
    """What follows from a difference, in words."""
    name = COMPARATORS[asked.sign]
    if wrong:
        return "请补足或说明原因" if asked.sign in ("ge", "gt") else "请调整或说明原因"
    return f"在允许幅度 ±{figure(asked.band, asked.step)} 内" if asked.sign == "band" else f"目标为“{name}”，不影响审核"
