"""How the values of an entry are written on screen."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from jinguo.base.web import words
from jinguo.cycle.bookkeeping.kinds import EntryField, LedgerKind
from jinguo.cycle.bookkeeping.kinds.base import NUMBERS
from jinguo.rules.masking import SMALL_COUNT, masked_account, masked_count

NOTHING = words.NOTHING
IN_A_LINE = 4
SHARE = "%"


def shown(field: EntryField, value: Any, sign: int = 1) -> str:
    """A value in words; numbers of a reversing entry carry its sign, what is secret keeps its last signs only."""
    if value in (None, ""):
        return NOTHING
    if field.is_secret:
        return masked_account(str(value))
    if field.kind in NUMBERS:
        value = value * sign
    return _WRITERS.get(field.kind, lambda _field, it: str(it))(field, value)


def gist(kind: LedgerKind, row: Any) -> str:
    """A row in one line: the first of its listed values, with units, but without its day and what is empty."""
    values, counted = kind.values(row), kind.counted
    named = [kind.names[name] for name in kind.listed if kind.names[name].kind != "date"]
    told = [(one, shown(one, values[one.name], row.sign if one.name in counted else 1)) for one in named]
    return "　".join(f"{text} {one.unit}".rstrip() for one, text in told[:IN_A_LINE] if text != NOTHING)


def figure_number(value: int | Decimal | None, unit: str, *, sensitive: bool = False) -> str:
    """A figure's value: shares to one place, small sensitive counts as <5, a dash where there is nothing to divide by.

    >>> figure_number(Decimal("66.666"), "%"), figure_number(3, "人", sensitive=True), figure_number(None, "%")
    ('66.7', '<5', '—')
    """
    if value is None:
        return NOTHING
    if sensitive and value == int(value) and 0 < value < SMALL_COUNT:
        return masked_count(int(value), sensitive=True)
    return f"{value:.1f}" if unit == SHARE else words.amount(value, unit)


def _choice(field: EntryField, value: Any) -> str:
    return str(dict(field.choices).get(value, value))


_WRITERS: dict[str, Callable[[EntryField, Any], str]] = {
    "date": lambda _field, value: words.day(value),
    "yuan": lambda _field, value: words.money(value),
    "quantity": lambda _field, value: words.number(value),
    "integer": lambda _field, value: words.number(value),
    "choice": _choice,
    "people": lambda _field, value: "、".join(map(str, value)) or NOTHING,
    "bool": lambda _field, value: "是" if value else "否",
}
