"""Rolling parts up (汇总) over time, units or regions, by the goal's own way of adding up."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jinguo.rules.exact_words import Exact, figure, total_of
from jinguo.rules.goal_values import Sign, Way


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its key, value, expected denominator (`base`), credit share in per cent, and name in sentences."""

    key: Hashable
    value: Exact | None = None
    base: Exact | None = None
    share: Exact | None = None
    name: str = ""

    @property
    def label(self) -> str:
        """What sentences call it."""
        return self.name or str(self.key)


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What the parts come to, and one sentence how; without a value it says what is missing."""

    value: Fraction | None
    because: str


def roll_up(
    parts: Sequence[Part], way: Way, sign: Sign = "ge", *, step: Decimal | None = None, unit: str = ""
) -> RolledUp:
    """What `parts`, in order, come to: their sum, the last, the weighted mean, or (every, assign) the worst of them.

    The worst is the least for ≥ and >, the greatest for ≤ and <; for a band it has no meaning. Unrounded. A part
    without a value, or without its denominator where they are weighted, leaves no value.

    >>> roll_up([Part("安溪", 92, 320), Part("永春", 88, 260)], "weighted", step=Decimal("0.1")).because
    '按分母加权平均 约 90.207'
    """
    lack = lacking(parts, way)
    if lack:
        return RolledUp(None, lack)
    if sign == "band" and way in ("every", "assign"):
        return RolledUp(None, "允许幅度内的目标逐个核对，不汇总")
    value = _ROLLS[way](parts, sign)
    return RolledUp(value, f"{_WORDS[way]} {figure(value, step, unit)}")


def lacking(parts: Sequence[Part], way: Way) -> str:
    """What is missing before parts can be rolled up, as a Chinese sentence; empty where nothing is."""
    if not parts:
        return "没有可以汇总的数"
    without = [part.label for part in parts if part.value is None]
    if without:
        return f"{'、'.join(without)}还没有填数"
    if way != "weighted":
        return ""
    without = [part.label for part in parts if part.base is None or part.base <= 0]
    return f"{'、'.join(without)}没有分母，不能加权平均，请补齐分母和来源" if without else ""


def _sum(parts: Sequence[Part], _sign: Sign) -> Fraction:
    return total_of(part.value or 0 for part in parts)


def _last(parts: Sequence[Part], _sign: Sign) -> Fraction:
    return _value(parts[-1])


def _weighted(parts: Sequence[Part], _sign: Sign) -> Fraction:
    return total_of(_value(part) * _base(part) for part in parts) / total_of(map(_base, parts))


def _worst(parts: Sequence[Part], sign: Sign) -> Fraction:
    return (max if sign in ("le", "lt") else min)(map(_value, parts))


def _value(part: Part) -> Fraction:
    return Fraction(part.value or 0)


def _base(part: Part) -> Fraction:
    return Fraction(part.base or 0)


_ROLLS: dict[Way, Callable[[Sequence[Part], Sign], Fraction]] = {
    "sum": _sum,
    "last": _last,
    "weighted": _weighted,
    "every": _worst,
    "assign": _worst,
}
_WORDS: dict[Way, str] = {
    "sum": "合计",
    "last": "期末",
    "weighted": "按分母加权平均",
    "every": "其中最差的",
    "assign": "其中最差的",
}
