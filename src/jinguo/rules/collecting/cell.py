"""One cell by itself and beside earlier years: type, unit, range, places, a leap, a slip of the unit.

The limits of a leap are the product's own: nobody has published one. Small counts leap by chance and are left alone.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jinguo.rules.collecting.findings import Entry, Finding, at
from jinguo.rules.exact_words import difference, figure
from jinguo.rules.outlines import slips
from jinguo.rules.outlines.slips import NEAR_YEARS, WHOLE, impossible, tenfold

MOST_PLACES = 3
COUNTED = ("cases", "population")
LEAP = Fraction(3, 10)  # of the year before
POINTS = Fraction(10)  # of a share in per cent
SMALL = 20  # fewer cases than this leap by chance
YEARS = range(1990, 2101)
TEN_THOUSAND = (Fraction(8000), Fraction(12500))
EXPLAIN = "请核对，属实的写明原因"

Before = Sequence[tuple[int, Decimal]]


def alone(entry: Entry) -> Iterator[Finding]:
    """What can be told of a cell without any other: at most the first thing that is wrong, and what is odd."""
    wrong = next(_wrong(entry), None)
    if wrong:
        yield wrong
    elif entry.reading.missing and entry.part == "value":
        yield at(entry, "missing", f"写的是“{entry.reading.missing}”", "请说明没有数据的原因；是 0 的填 0")
    elif entry.part == "value" and entry.value is not None and entry.value in YEARS and not _is_share(entry):
        yield at(entry, "same_year", f"{entry.value} 像是年份", EXPLAIN)


def limits(entry: Entry) -> tuple[int | None, int | None]:
    """Between which values a cell can lie at all; None where there is no end."""
    if entry.part in COUNTED:
        return 0, None
    return (None, None) if entry.group == "gap" else slips.limits(entry.indicator)


def beside_years(entry: Entry, before: Before, cases: Decimal | None = None) -> Iterator[Finding]:
    """What the earlier years of its series say: a slip of the unit, else a leap; `cases` is what makes a rate."""
    value, known = entry.value, sorted(one for one in before if one[0] < entry.year)
    if value is None or not known or entry.year - known[-1][0] > NEAR_YEARS:
        return
    year, last = known[-1]
    if words := _slipped(entry, known):
        yield at(entry, "scale", words, EXPLAIN)
    elif year == entry.year - 1 and (cases is None or cases >= SMALL) and (words := _leap(entry, year, last)):
        yield at(entry, "jump", words, EXPLAIN)


def _wrong(entry: Entry) -> Iterator[Finding]:
    reading, value = entry.reading, entry.value
    if reading.wrong:
        yield at(entry, "type", reading.wrong, "请只填数字；没有数据的填“暂无”，是 0 的填 0")
    if value is None:
        return
    if reading.sign and not _fits(entry):
        own = _unit_of(entry)
        yield at(entry, "unit", f"写的单位是 {reading.sign}，应当是 {own}", f"请换算成以 {own} 为单位的数")
    if words := _out_of_range(entry, value):
        yield at(entry, "range", words, "请改正")
    if words := _too_fine(entry, value):
        yield at(entry, "places", words, "请改正")


def _fits(entry: Entry) -> bool:
    return entry.part == "value" and entry.indicator.measured_in.is_written(entry.reading.sign)


def _unit_of(entry: Entry) -> str:
    return entry.indicator.unit if entry.part == "value" else "个数（人、件等）"


def _out_of_range(entry: Entry, value: Decimal) -> str:
    if entry.part in COUNTED:
        return "" if value >= 0 else f"{figure(value)}小于 0"
    if entry.group == "gap":
        return ""
    return impossible(entry.indicator, value).partition("，")[0]


def _too_fine(entry: Entry, value: Decimal) -> str:
    places = max(0, -int(value.normalize().as_tuple().exponent))
    if entry.part in COUNTED:
        return "" if not places else f"{value} 不是整数"
    return "" if places <= MOST_PLACES else f"{value} 有 {places} 位小数，最多 {MOST_PLACES} 位"


def _is_share(entry: Entry) -> bool:
    return entry.indicator.measured_in.per > 1


def _slipped(entry: Entry, known: Before) -> str:
    """That the unit was mistaken: ten times (% and ‰), or ten thousand times (万 and 1)."""
    value = entry.value
    if value is None:
        return ""
    if words := tenfold(entry.indicator, entry.year, value, known):
        return words.partition("，请核对")[0]
    year, last = known[-1]
    if not value or not last or not _is_ten_thousand(Fraction(value) / Fraction(last)):
        return ""
    return f"与{year}年的 {figure(last, unit=entry.indicator.unit)} 相差约一万倍，像是把“万”和个位弄混"


def _is_ten_thousand(ratio: Fraction) -> bool:
    return TEN_THOUSAND[0] <= max(ratio, 1 / ratio) <= TEN_THOUSAND[1] if ratio > 0 else False


def _leap(entry: Entry, year: int, last: Decimal) -> str:
    value, unit = entry.value, entry.indicator.unit
    if value is None or value == last:
        return ""
    gap = abs(Fraction(value) - Fraction(last))
    if unit in WHOLE:
        limit = POINTS * WHOLE[unit] / 100
        if gap <= limit:
            return ""
        told = f"，超过 {difference(limit, unit=unit)}"
    elif last and gap <= LEAP * abs(Fraction(last)):
        return ""
    else:
        told = "，超过 30%"
    way = "升" if value > last else "降"
    return f"比{year}年的 {figure(last, unit=unit)} {way} {difference(gap, unit=unit)}{told}"
