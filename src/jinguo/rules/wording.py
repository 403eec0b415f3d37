"""Exact figures in the words of official Chinese: 812 is said 800多, 600000 yuan 60万元.

What is said is never more than what is true: 多 means *more than* and stands exactly where the
figure said is smaller than the true one; an exact figure never gets it.
Source of the usage: 泉州市妇联 2011-06-03 (800多名, 3000多份, 50多万元, 12000多元, 2000多个, 百名, 60万元).
Amounts are Decimal yuan; 万元 exists only here, at display.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

WAN = 10**4
YI = 10**8
NOT_APPLICABLE = "—"
# From 10万 and from 1亿 on the big unit is used; below 10万 the source writes the digits (12000多元).
_SCALES = ((YI, YI, "亿"), (10 * WAN, WAN, "万"))
_NUMBER = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<inner>多?)(?P<scale>[万亿]?)(?P<outer>多?)")


@dataclass(frozen=True)
class Said:
    """A number as words state it: at least `number`, exactly that unless `more`."""

    number: Decimal
    more: bool


def more_than(number: int, unit: str = "") -> str:
    """A count by its leading figures, with 多 where the true one is larger.

    Below 100 the exact number is said. Else as few leading figures (one or two) as say at least nine
    tenths of the truth.

    >>> [more_than(n) for n in (61, 812, 3012, 2178, 12350, 503200, 7000)]
    ['61', '800多', '3000多', '2000多', '12000多', '50多万', '7000']
    """
    said = leading_figure(number)
    return _say(said, number > said) + unit


def more_than_yuan(amount_yuan: Decimal | int) -> str:
    """An amount by its leading figures: 50多万元; below 100 yuan to the fen."""
    said = leading_figure(int(amount_yuan))
    if said < 100:
        return yuan(amount_yuan)
    return _say(said, amount_yuan > said) + "元"


def leading_figure(number: int) -> int:
    """The round number that stands before 多: at least nine tenths of `number`, never above it."""
    if number < 0:
        raise ValueError("人数、件数、金额不小于 0。")
    if number < 100:
        return number
    tens = 10 ** (len(str(number)) - 1)
    one_figure = number // tens * tens
    return one_figure if one_figure * 10 >= number * 9 else number * 10 // tens * tens // 10


def hundred_people(number: int, unit: str = "名") -> str:
    """As `more_than`, but exactly 100 is said 百名, as in 百名女村官论坛.

    >>> [hundred_people(n) for n in (99, 100, 101)]
    ['99名', '百名', '100多名']
    """
    return f"百{unit}" if number == 100 else more_than(number, unit)


def number_said(words: str) -> Said:
    """The first number in such words: the inverse, by which a text is checked against its tables.

    >>> number_said("捐款50多万元")
    Said(number=Decimal('500000'), more=True)
    """
    found = _NUMBER.search(words)
    if found is None:
        if words.startswith("百"):
            return Said(Decimal(100), more=False)
        raise ValueError(f"“{words}”里没有数字。")
    scale = {"万": WAN, "亿": YI}.get(found["scale"], 1)
    return Said(Decimal(found["digits"].replace(",", "")) * scale, bool(found["inner"] or found["outer"]))


def wan_yuan(amount_yuan: Decimal | int, places: int = 2) -> str:
    """An amount in 万元 for running text, cut (not rounded up) after `places`, without idle zeros.

    >>> wan_yuan(600_000), wan_yuan(Decimal("503200"))
    ('60万元', '50.32万元')
    """
    return f"{_plain(_cut(Decimal(amount_yuan) / WAN, places))}万元"


def yuan(amount_yuan: Decimal | int) -> str:
    """An amount in 元 for running text: 5000元; fen only where there are any."""
    exact = Decimal(amount_yuan)
    return f"{exact:.0f}元" if exact == exact.to_integral_value() else f"{exact:.2f}元"


def money_words(amount_yuan: Decimal | int) -> str:
    """The exact amount as the source writes it: 60万元 from 10万 on where that loses nothing, else 5000元."""
    hundreds = Decimal(amount_yuan) / 100
    big = abs(hundreds) >= 1000 and hundreds == hundreds.to_integral_value()
    return wan_yuan(amount_yuan) if big else yuan(amount_yuan)


def yuan_on_screen(amount_yuan: Decimal | int) -> str:
    """An amount in a table or sentence of the screen: 300,000 元."""
    exact = Decimal(amount_yuan)
    return f"{exact:,.0f} 元" if exact == exact.to_integral_value() else f"{exact:,.2f} 元"


def wan_on_screen(amount_yuan: Decimal | int, places: int = 1) -> str:
    """An amount in 万元 on the screen, always with `places` decimals so that columns align: 200.0 万元."""
    return f"{_cut(Decimal(amount_yuan) / WAN, places):,.{places}f} 万元"


def percent(part: Decimal | int, whole: Decimal | int, places: int = 1) -> str:
    """A share in %, rounded half up; 100% is said of the whole only, 0% of nothing only.

    Of no base at all a share means nothing: —.

    >>> percent(732056, 764523), percent(2178, 2178), percent(2177, 2178), percent(1, 2178), percent(0, 0)
    ('95.8%', '100%', '99.9%', '不足0.1%', '—')
    """
    if not whole:
        return NOT_APPLICABLE
    step = Decimal(1).scaleb(-places)
    share = _half_up(Decimal(part) * 100 / Decimal(whole), places)
    if not share and part:
        return f"不足{step}%"
    if share == 100 and part < whole:
        share -= step
    return f"{_plain(share)}%"


def percentage_points(now: Decimal, before: Decimal, *, per: int = 100, places: int = 1) -> str:
    """The change of a rate, in 百分点 (rates in %) or, with `per` 1000, 10000 or 100000, in 千分点, 万分点, 十万分点.

    >>> percentage_points(Decimal("97.2"), Decimal("95.8"))
    '上升1.4个百分点'
    >>> percentage_points(Decimal("4.1"), Decimal("4.6"), per=1000)
    '下降0.5个千分点'
    """
    if now == before:
        return "持平"
    unit = {100: "百分点", 1000: "千分点", 10_000: "万分点", 100_000: "十万分点"}[per]
    change = _half_up(abs(now - before), places)
    size = _plain(change) if change else f"不足{Decimal(1).scaleb(-places)}"
    return f"{'上升' if now > before else '下降'}{size}个{unit}"


def points_versus(now: Decimal, before: Decimal, base: str = "上年", *, per: int = 100, places: int = 1) -> str:
    """The change of a rate against `base` in points: an absolute difference, never a share of the rate.

    >>> points_versus(Decimal("4.5"), Decimal("5.1"), "2022年", per=1000), points_versus(Decimal(95), Decimal(95))
    ('比2022年下降0.6个千分点', '与上年持平')
    """
    return f"与{base}持平" if now == before else f"比{base}{percentage_points(now, before, per=per, places=places)}"


def relative_change(now: Decimal | int, before: Decimal | int, base: str = "上年") -> str:
    """The change of a rate against `base` as a share of what it was: said in %, never in points.

    Source: the monitoring reports of 国家统计局, which have both in one paragraph (15.7 is 2.5% below 16.1).

    >>> relative_change(Decimal("15.7"), Decimal("16.1")), relative_change(Decimal("16.6"), Decimal("16.6"))
    ('比上年下降2.5%', '与上年持平')
    """
    return versus_last_year(now, before, base).replace("增长", "上升").replace("新增", "现为")


def versus_last_year(now: Decimal | int, before: Decimal | int, base: str = "上年") -> str:
    """The change of an amount against `base` (上年, 上年同期): 增长, 下降 or 持平, never 下降0%.

    From nothing no rate of growth can be told, so the number itself is said.

    >>> versus_last_year(108, 100), versus_last_year(5, 5), versus_last_year(12, 0)
    ('比上年增长8%', '与上年持平', '上年为0，新增12')
    """
    if now < 0 or before < 0:
        raise ValueError("增长率只对不小于 0 的数计算。")
    if now == before:
        return f"与{base}持平"
    if not before:
        return f"{base}为0，新增{_plain(Decimal(now))}"
    direction = "增长" if now > before else "下降"
    return f"比{base}{direction}{percent(abs(Decimal(now) - Decimal(before)), before)}"


def join_list(names: Sequence[str], show: int | None = None, unit: str = "") -> str:
    """Names joined by 、; with more than `show` of them, the first ones, 等 and how many in all.

    >>> join_list(["鲤城", "泉港", "南安", "德化"], show=3, unit="个县（市、区）")
    '鲤城、泉港、南安等4个县（市、区）'
    """
    if show is None or len(names) <= show:
        return "、".join(names)
    return f"{'、'.join(names[:show])}等{len(names)}{unit or '个'}"


def date_words(day: date, today: date) -> str:
    """A day without padding; the year only when it is not the one of `today`.

    >>> date_words(date(2026, 6, 3), date(2026, 12, 30)), date_words(date(2025, 6, 3), date(2026, 1, 1))
    ('6月3日', '2025年6月3日')
    """
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def date_range_words(first: date, last: date, today: date) -> str:
    """Two days and what lies between, naming month and year once: 6月3日至5日."""
    start = date_words(first, today)
    if first == last:
        return start
    if (first.year, first.month) == (last.year, last.month):
        return f"{start}至{last.day}日"
    return f"{start}至{date_words(last, first)}"


def _say(said: int, more: bool) -> str:
    """多 stands before 万 after a round ten (50多万), behind it otherwise (12万多)."""
    for least, size, name in _SCALES:
        if said >= least:
            head = _plain(Decimal(said) / size)
            inner = more and head.endswith("0")
            return f"{head}{'多' if inner else ''}{name}{'多' if more and not inner else ''}"
    return f"{said}{'多' if more else ''}"


def _plain(number: Decimal) -> str:
    """Digits without exponent and without idle zeros behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _cut(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR)


def _half_up(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
