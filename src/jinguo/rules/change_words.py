"""Changes in the words of monitoring reports: 百分点 for rates, % for numbers, 与上年持平, and what may not be joined.

Source: outlines/methods §1.2: rates change in 百分点, mortality in 千分点 or 十万分点 (the difference) or in % (of what
it was); 与上年持平 where nothing changed. A number of women can fall while their share rises, because the whole shrank
(国家统计局 2022: 6852 → 6766.4 万人, 40.3% → 40.5%): such a pair never stands in one statement.
"""

from decimal import Decimal
from typing import NamedTuple

from jinguo.rules.verdict import Verdict, all_of
from jinguo.rules.wording import NOT_APPLICABLE, points_versus, relative_change

# What a rate of a unit is counted per; the change of every other unit is told in % of what it was.
PER = {"%": 100, "‰": 1000, "/万": 10_000, "/10万": 100_000}


class Moved(NamedTuple):
    """A figure now and before, in one unit; None where it is not known."""

    now: Decimal | None
    before: Decimal | None

    @property
    def way(self) -> int:
        """1 where it rose, −1 where it fell, 0 where it stayed or is not known."""
        if self.now is None or self.before is None:
            return 0
        return (self.now > self.before) - (self.now < self.before)


def on_year(moved: Moved, unit: str, base: str = "上年") -> str:
    """The change of a figure in the words of its unit; — where one of the two is not known.

    >>> on_year(Moved(Decimal("96.9"), Decimal("96.5")), "%"), on_year(Moved(Decimal("4.5"), Decimal("5.1")), "‰")
    ('比上年上升0.4个百分点', '比上年下降0.6个千分点')
    >>> on_year(Moved(Decimal("16.9"), Decimal("17.8")), "/10万"), on_year(Moved(Decimal(108), Decimal(100)), "万人")
    ('比上年下降0.9个十万分点', '比上年上升8%')
    >>> on_year(Moved(Decimal("95.0"), Decimal(95)), "%"), on_year(Moved(None, Decimal(95)), "%")
    ('与上年持平', '—')
    """
    if moved.now is None or moved.before is None:
        return NOT_APPLICABLE
    if unit in PER:
        return points_versus(moved.now, moved.before, base, per=PER[unit], places=_places(moved))
    if moved.before < 0 or moved.now < 0:  # a gap, of which no share can be told
        return f"与{base}持平" if not moved.way else f"{base}为{moved.before}，现为{moved.now}"
    return relative_change(moved.now, moved.before, base)


def may_join(number: Moved, share: Moved) -> Verdict:
    """Whether a number and its share of a whole may stand in one statement: only where neither goes against the other.

    >>> may_join(Moved(Decimal("6766.4"), Decimal(6852)), Moved(Decimal("40.5"), Decimal("40.3"))).reason
    '总数减少，人数下降而占比上升，两句分开写，不说因果'
    """
    against = number.way * share.way < 0
    total, ways = ("减少", "下降而占比上升") if number.way < 0 else ("增加更快", "上升而占比下降")
    return all_of((not against, f"总数{total}，人数{ways}，两句分开写，不说因果"))


def number_and_share(title: str, number: Moved, share: Moved, unit: str, base: str = "上年") -> list[str]:
    """A number and its share as statements: one where both go the same way, two where they go against each other.

    >>> number_and_share("女性就业人员", Moved(Decimal(102), Decimal(100)), Moved(Decimal(41), Decimal(40)), "万人")
    ['女性就业人员102万人，比上年上升2%，占41%，比上年上升1个百分点']
    """
    counted = "，".join(_told(f"{title}{number.now}{unit}", on_year(number, unit, base)))
    part = "，".join(_told(f"占{share.now}%", on_year(share, "%", base)))
    if may_join(number, share).ok:
        return [f"{counted}，{part}"]
    return [counted, f"{title}{part}"]


def _told(value: str, change: str) -> list[str]:
    """A value with its change, where that is known."""
    return [value] if change == NOT_APPLICABLE else [value, change]


def _places(moved: Moved) -> int:
    """The places that both figures are printed with: a difference of theirs needs no more, and one at least."""
    both = [one for one in moved if one is not None]
    return min(3, max(1, *(-int(one.normalize().as_tuple().exponent) for one in both)))
