"""数据质量核查: which reported values are drawn, whether each agrees with its source record, and what that is worth.

Monitoring checks by file review and site check (outlines/decomposition §5, programmes §12); no published rule fixes
sample, tolerance or score, so each is given, printed and drawn again the same by anybody who knows the seed.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from jinguo.rules.exact_words import figure

Agreement = Literal["agrees", "deviates", "no_record", "not_reported", "open"]
AGREEMENTS: dict[Agreement, tuple[str, str]] = {
    "agrees": ("相符", "ok"),
    "deviates": ("不符", "bad"),
    "no_record": ("没有原始记录", "bad"),
    "not_reported": ("没有上报数", "near"),
    "open": ("待核", "none"),
}
WRONG: tuple[Agreement, ...] = ("deviates", "no_record")
FAR = 10  # a deviation of more than so many tolerances is a gross one
GROSS = Decimal(5)  # points taken off for each gross deviation
HUNDRED = Decimal(100)
CENT = Decimal("0.1")


def drawn(codes: Iterable[str], size: int, seed: str) -> list[str]:
    """A sample of `size` codes that the seed alone decides: everybody who draws again draws the same.

    Each code is ordered by the SHA-256 of seed and code, so neither the order of the list nor the machine matters, and
    a larger sample holds the smaller one.

    >>> drawn(["mmr", "imr", "retention"], 2, "2026-1") == drawn(["retention", "mmr", "imr"], 2, "2026-1")
    True
    """
    ordered = sorted(set(codes), key=lambda code: hashlib.sha256(f"{seed}:{code}".encode()).hexdigest())
    return ordered[: max(size, 0)]


@dataclass(frozen=True, slots=True)
class Compared:
    """One value that was reported beside the one found in the records; `deviation` is in per cent of what was found."""

    agreement: Agreement
    because: str
    deviation: Fraction | None = None
    is_gross: bool = False

    @property
    def title(self) -> str:
        """The agreement in words."""
        return AGREEMENTS[self.agreement][0]

    @property
    def tone(self) -> str:
        """Its light."""
        return AGREEMENTS[self.agreement][1]


def compared(
    reported: Decimal | None, found: Decimal | None, tolerance: Decimal, *, unit: str = "", has_record: bool = True
) -> Compared:
    """Whether a reported value agrees with the source record within a tolerance in per cent of what the record says.

    A record of 0 allows no deviation. Zero is a value: only None is missing.

    >>> compared(Decimal("12.3"), Decimal("14.1"), Decimal(1), unit="/10万").because
    '上报 12.3/10万，原始记录 14.1/10万，相差 12.8%，超过允许的 1%'
    """
    if not has_record:
        return Compared("no_record", "没有原始记录可核对")
    if found is None:
        return Compared("open", "还没有填查得数")
    if reported is None:
        return Compared("not_reported", f"没有上报，原始记录 {figure(found, unit=unit)}")
    words = f"上报 {figure(reported, unit=unit)}，原始记录 {figure(found, unit=unit)}"
    gap = abs(Fraction(reported) - Fraction(found))
    if not found:
        return Compared("agrees", f"{words}，一致") if not gap else Compared("deviates", f"{words}，不一致", None, True)
    share = gap / abs(Fraction(found)) * 100
    apart = f"相差 {_one_place(share)}%" if gap else "一致"
    if share <= Fraction(tolerance):
        return Compared(
            "agrees", f"{words}，{apart}" + (f"，在允许的 {tolerance.normalize():f}% 以内" if gap else ""), share
        )
    told = f"{words}，{apart}，超过允许的 {tolerance.normalize():f}%"
    return Compared("deviates", told, share, share > FAR * Fraction(tolerance) > 0)


@dataclass(frozen=True, slots=True)
class Quality:
    """The data quality of a unit or an indicator: 0 to 100, None while nothing was checked, and why."""

    score: Decimal | None
    checked: int
    agreeing: int
    because: str

    @property
    def share(self) -> Decimal | None:
        """The share of agreeing values in per cent."""
        return _rounded(HUNDRED * self.agreeing / self.checked) if self.checked else None


def quality_of(values: Sequence[Compared]) -> Quality:
    """The share of values that agree, less five points for each gross deviation, never below 0.

    What is still open or was never reported does not count: the first is not known, the second is no wrong value.

    >>> good, bad = compared(Decimal(9), Decimal(9), Decimal(1)), compared(Decimal(9), Decimal(8), Decimal(1))
    >>> quality_of([good, good, good, bad]).because
    '核对 4 项，相符 3 项，占 75%；偏差超过允许 10 倍的 1 项，扣 5 分；得 70 分'
    """
    counted = [one for one in values if one.agreement in ("agrees", *WRONG)]
    if not counted:
        return Quality(None, 0, 0, "还没有核对过数据")
    agreeing = sum(one.agreement == "agrees" for one in counted)
    gross = sum(one.is_gross for one in counted)
    share = _rounded(HUNDRED * agreeing / len(counted))
    score = max(share - GROSS * gross, Decimal(0))
    parts = [f"核对 {len(counted)} 项，相符 {agreeing} 项，占 {_plain(share)}%"]
    parts += [f"偏差超过允许 {FAR} 倍的 {gross} 项，扣 {_plain(GROSS * gross)} 分"] if gross else []
    return Quality(score, len(counted), agreeing, "；".join([*parts, f"得 {_plain(score)} 分"]))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def _one_place(value: Fraction) -> str:
    return _plain(_rounded(Decimal(value.numerator) / value.denominator))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
