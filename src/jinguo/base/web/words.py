"""How the screens write dates, amounts and time left (look, §6 wording)."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from jinguo.base import clock

WEEKDAYS = "一二三四五六日"
NOTHING = "—"
NEAR_DAYS = 2
SOON_DAYS = 7


def day(value: date | None) -> str:
    """A day without padding, its year only when it is not this one; a dash where there is none.

    >>> day(date(2011, 6, 3))
    '2011年6月3日'
    """
    if value is None:
        return NOTHING
    short = f"{value.month}月{value.day}日"
    return short if value.year == clock.today().year else f"{value.year}年{short}"


def full_day(value: date) -> str:
    """A day with year and weekday.

    >>> full_day(date(2011, 6, 3))
    '2011年6月3日 星期五'
    """
    return f"{value.year}年{value.month}月{value.day}日 星期{WEEKDAYS[value.weekday()]}"


def moment(value: datetime | None) -> str:
    """A day and the minute, on the wall clock of the office."""
    if value is None:
        return NOTHING
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local.date())} {local:%H:%M}"


def money(value: Decimal | int | None) -> str:
    """Yuan with separators, without the unit, which stands in the head; fen only where there are any, a dash for none.

    >>> money(Decimal("337350.00")), money(Decimal("12350.5")), money(None)
    ('337,350', '12,350.50', '—')
    """
    if value is None:
        return NOTHING
    exact = Decimal(value)
    return f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact:,.2f}"


def number(value: Decimal | int) -> str:
    """A number with separators and no zeros behind it.

    >>> number(Decimal("12000.500")), number(Decimal("7000.000"))
    ('12,000.5', '7,000')
    """
    whole = Decimal(value)
    return f"{whole.to_integral_value() if whole == whole.to_integral_value() else whole.normalize():,f}"


def amount(value: Decimal | int, unit: str) -> str:
    """A number as it stands before its unit: yuan as money, all else without idle zeros.

    >>> amount(Decimal("5000.50"), "元"), amount(Decimal("7.500"), "学时")
    ('5,000.50', '7.5')
    """
    return money(value) if unit == "元" else number(value)


def wan(value: Decimal | int | None) -> str:
    """Yuan shown in 万元 with one place, half up.

    >>> wan(Decimal("2000000")), wan(Decimal("600500"))
    ('200.0 万元', '60.1 万元')
    """
    if value is None:
        return NOTHING
    rounded = (Decimal(value) / 10_000).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:,} 万元"


def days_left(left: int, *, workdays: bool = False) -> str:
    """The time left or over, in words.

    >>> days_left(-4), days_left(0), days_left(3, workdays=True)
    ('逾期 4 天', '今天到期', '剩 3 个工作日')
    """
    if left == 0:
        return "今天到期"
    unit = "个工作日" if workdays else "天"
    return f"剩 {left} {unit}" if left > 0 else f"逾期 {-left} {unit}"


def tone_of_days(left: int) -> str:
    """How pressing so many days are: over, near, soon, far.

    >>> [tone_of_days(left) for left in (-1, 2, 3, 27)]
    ['bad', 'near', 'doing', 'none']
    """
    if left < 0:
        return "bad"
    if left <= NEAR_DAYS:
        return "near"
    return "doing" if left <= SOON_DAYS else "none"


def reasons(text: str) -> list[str]:
    """The single reasons of a verdict, each a sentence with its full stop.

    >>> reasons("尚未审核；差额未说明。")
    ['尚未审核。', '差额未说明。']
    """
    return [f"{part.rstrip('。')}。" for part in text.split("；") if part.strip("。 ")]
