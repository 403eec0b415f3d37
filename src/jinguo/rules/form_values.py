"""Whether a value fits its field in a ledger that an office defines itself, by the kind of the field."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jinguo.rules.verdict import YES, Verdict, no

LONGEST = {"text": 200, "long_text": 2000}
PLACES = {"integer": 0, "yuan": 2, "quantity": 3}
LARGEST = 10**12  # far above any figure of an office, far below what the database holds


def check_value(kind: str, value: Any, choices: Collection[str] = ()) -> Verdict:
    """Whether `value` is one of its kind; an empty one always is, as required fields are asked elsewhere.

    A number is an int or a Decimal, never a float and never negative: what takes back is a reversal.

    >>> check_value("integer", Decimal("1.5")).reason
    '只填整数'
    """
    if value is None or value in ("", []):
        return YES
    if kind == "choice":
        return YES if value in choices else no(f"没有“{value}”这一项，请从{'、'.join(choices)}中选")
    check = _CHECKS.get(kind)
    return check(kind, value) if check else YES


def _number(kind: str, value: Any) -> Verdict:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        return no("只填数字，如 7000")
    if not 0 <= value <= LARGEST:
        return no("这个数要在 0 和 1 万亿之间，请核对")
    exact = Decimal(value).scaleb(PLACES[kind])
    if exact == exact.to_integral_value():
        return YES
    return no("只填整数" if kind == "integer" else f"最多 {PLACES[kind]} 位小数")


def _text(kind: str, value: Any) -> Verdict:
    if not isinstance(value, str):
        return no("只填文字")
    return YES if len(value) <= LONGEST[kind] else no(f"有 {len(value)} 字，最多 {LONGEST[kind]} 字")


def _day(_kind: str, value: Any) -> Verdict:
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return YES if is_day else no("只填日期，如 2026-03-12")


def _yes_or_no(_kind: str, value: Any) -> Verdict:
    return YES if isinstance(value, bool) else no("只填是或否")


_CHECKS: Mapping[str, Callable[[str, Any], Verdict]] = {
    **dict.fromkeys(PLACES, _number),
    **dict.fromkeys(LONGEST, _text),
    "date": _day,
    "bool": _yes_or_no,
}
