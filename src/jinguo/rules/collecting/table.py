"""Cells of one return beside each other: parts and total, numerator and denominator, counties and city, doubles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from jinguo.rules.collecting.cell import EXPLAIN
from jinguo.rules.collecting.counts import contradiction
from jinguo.rules.collecting.findings import Entry, Finding, at
from jinguo.rules.exact_words import figure
from jinguo.rules.outlines.slips import WHOLE
from jinguo.rules.outlines.vocabulary import DISAGGREGATIONS

HALVES = (("female", "male"), ("urban", "rural"))
COUNTS = frozenset({"人", "万人", "亿人", "个", "所", "万所", "件", "人次", "万元", "元", "万张", "万种", "亿册"})
TOGETHER = "请核对三个数"

Cells = Mapping[tuple[str, str], Entry]  # of one indicator and region: by group and part


def doubles(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Cells that say the same thing twice."""
    seen = Counter((*one.series, one.year, one.part) for one in entries)
    for one in entries:
        if (number := seen[*one.series, one.year, one.part]) > 1:
            yield at(one, "double", f"{one.words}{one.year}年填了 {number} 次", "请只留一行")


def together(entries: Iterable[Entry]) -> Iterator[Finding]:
    """What the cells of each indicator and region say of each other, and the counties of their city."""
    tables: dict[tuple[str, str, int], dict[tuple[str, str], Entry]] = defaultdict(dict)
    for one in entries:
        tables[one.indicator.code, one.place, one.year][one.group, one.part] = one
    for cells in tables.values():
        for group in dict.fromkeys(group for group, _ in cells):
            yield from _pair(cells, group)
        yield from _parts(cells)
    yield from _regions(tables.values())


def _pair(cells: Cells, group: str) -> Iterator[Finding]:
    """Numerator and denominator of a rate: both or neither, a part of a whole, and what they come to."""
    value, cases, people = (cells.get((group, part)) for part in ("value", "cases", "population"))
    if cases is None or people is None or (cases.value is None and people.value is None):
        return
    if cases.value is None or people.value is None:
        empty, full = (cases, people) if cases.value is None else (people, cases)
        if not empty.reading.missing:
            yield at(empty, "pair", f"填了{full.words}，没有填{empty.words}", "请补上，或两个都空着")
        return
    if people.value <= 0:
        yield at(people, "pair", "分母是 0，除不了", "请改正；没有这项业务的三个都填“暂无”")
    elif cases.value > people.value and cases.indicator.unit in WHOLE and "毛入" not in cases.indicator.title:
        yield at(cases, "pair", f"分子 {cases.value} 大于分母 {people.value}", "请核对是不是填反")
    elif value is not None and value.value is not None and (words := _wrong_rate(value, cases.value, people.value)):
        yield at(value, "rate", words, TOGETHER)


def _wrong_rate(entry: Entry, cases: Decimal, people: Decimal) -> str:
    stated, per = entry.value, entry.indicator.measured_in.per
    if stated is None or per == 1:
        return ""
    rate = Fraction(cases) / Fraction(people) * per
    if abs(rate - Fraction(stated)) <= _last_place(stated):
        return ""
    counted = figure(rate, unit=entry.indicator.unit)
    return f"{cases} ÷ {people} 合 {counted}，填的是 {figure(stated, unit=entry.indicator.unit)}"


def _last_place(*values: Decimal) -> Fraction:
    """One in the last place of the coarsest of some numbers: what rounding and cutting off may bring about."""
    return max(Fraction(10) ** int(one.as_tuple().exponent) for one in values)


def _parts(cells: Cells) -> Iterator[Finding]:
    """Women and men, town and country: counts add up to the total, a rate's total lies between the two."""
    for part in ("value", "cases", "population"):
        for halves in HALVES:
            found = [cells.get((group, part)) for group in ("total", *halves)]
            numbers = [one.value if one else None for one in found]
            whole = found[0]
            if whole is not None and all(number is not None for number in numbers):
                yield from _whole(whole, [number for number in numbers if number is not None], halves)
    yield from _gap(cells)


def _whole(whole: Entry, numbers: Sequence[Decimal], halves: tuple[str, str]) -> Iterator[Finding]:
    names = [DISAGGREGATIONS[group] for group in halves]
    if whole.part != "value":
        total, one, other = numbers
        if words := contradiction(total, {names[0]: one}, other, ("合计", names[1])):
            yield at(whole, "counts", words, TOGETHER)
    elif words := _apart(whole, numbers, names):
        yield at(whole, "sum", words, TOGETHER)


def _apart(whole: Entry, numbers: Sequence[Decimal], names: Sequence[str]) -> str:
    """How a total contradicts its two parts: counts must add up, the total of a rate lies between the two."""
    total, one, other = numbers
    added, unit, blur = one + other, whole.indicator.unit, _blur(numbers)
    if unit in COUNTS and abs(Fraction(total) - Fraction(added)) > _slack(whole, numbers):
        return f"{names[0]} {one} + {names[1]} {other} = {added}，合计填的是 {total}"
    if unit in WHOLE and not min(one, other) - blur <= total <= max(one, other) + blur:
        return f"合计 {total} 不在{names[0]} {one} 和{names[1]} {other} 之间"
    return ""


def _slack(whole: Entry, numbers: Sequence[Decimal]) -> Fraction:
    """What rounding may bring about: nothing where all are whole counts of single things."""
    is_rounded = whole.indicator.unit.startswith(("万", "亿")) or any(number % 1 for number in numbers)
    return _last_place(*numbers) if is_rounded else Fraction(0)


def _blur(numbers: Sequence[Decimal]) -> Decimal:
    """How far rounding may push a number out from between two others: not at all where all have as many places."""
    places = {int(one.as_tuple().exponent) for one in numbers}
    return Decimal(10) ** max(places) / 2 if len(places) > 1 else Decimal(0)


def _gap(cells: Cells) -> Iterator[Finding]:
    women, men, gap = (cells.get((group, "value")) for group in ("female", "male", "gap"))
    if not (women and men and gap) or women.value is None or men.value is None or gap.value is None:
        return
    between = abs(men.value - women.value)
    if abs(Fraction(between) - abs(Fraction(gap.value))) > _last_place(women.value, men.value, gap.value):
        yield at(gap, "gap", f"男 {men.value}、女 {women.value} 相差 {between}，填的是 {gap.value}", EXPLAIN)


def _regions(tables: Iterable[Cells]) -> Iterator[Finding]:
    """Counts of all counties add up to the city's, where one return holds both."""
    found: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for cells in tables:
        for (group, part), one in cells.items():
            if part != "value" or one.indicator.unit in COUNTS:
                found[one.indicator.code, group, part].append(one)
    for entries in found.values():
        whole, parts = [one for one in entries if one.is_whole], [one.value for one in entries if not one.is_whole]
        if len(whole) == 1 and whole[0].value is not None and parts and None not in parts:
            yield from _added(whole[0], [one for one in parts if one is not None])


def _added(whole: Entry, parts: Sequence[Decimal]) -> Iterator[Finding]:
    total, added = whole.value or Decimal(0), sum(parts, Decimal(0))
    slack = len(parts) * _last_place(*parts, total) if any(one % 1 for one in (*parts, total)) else Fraction(0)
    if abs(Fraction(total) - Fraction(added)) > slack:
        yield at(whole, "regions", f"{len(parts)} 个县（市、区）相加是 {added}，全市填的是 {total}", EXPLAIN)
