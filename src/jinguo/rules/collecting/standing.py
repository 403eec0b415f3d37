"""状态: how a unit's return stands today and why; what is late is told by the clock and never stored."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["ok", "near", "bad", "doing", "none"]

STANDINGS: dict[str, tuple[str, Tone]] = {
    "not_begun": ("未开始", "none"),
    "filling": ("填报中", "doing"),
    "overdue": ("逾期", "bad"),
    "submitted": ("已提交", "doing"),
    "checked": ("单位已审", "doing"),
    "returned": ("已退回", "near"),
    "accepted": ("已审核", "ok"),
    "closed": ("未报", "bad"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a return stands, and why."""

    code: str
    because: str

    @property
    def title(self) -> str:
        """In a word."""
        return STANDINGS[self.code][0]

    @property
    def tone(self) -> Tone:
        """Its light."""
        return STANDINGS[self.code][1]


def standing(
    state: str,
    *,
    owed: int,
    filled: int,
    due: date,
    today: date,
    first_submitted: date | None = None,
    note: str = "",
    is_closed: bool = False,
) -> Standing:
    """How a return stands today.

    >>> standing("draft", owed=12, filled=0, due=date(2026, 3, 31), today=date(2026, 3, 1)).title
    '未开始'
    >>> standing("draft", owed=12, filled=5, due=date(2026, 3, 31), today=date(2026, 4, 2)).because
    '应填 12 格，已填 5 格；3月31日到期，已过 2 天'
    """
    amount = f"应填 {owed} 格，已填 {filled} 格"
    if state in ("draft", "returned"):
        return _open(state, amount, filled, due, today, note, is_closed=is_closed)
    because = f"{amount}；{_when(first_submitted, due)}"
    waits = {"submitted": "；等本单位审核", "checked": "；等妇儿工委办审核"}.get(state, "")
    return Standing(state, because + waits)


def _open(state: str, amount: str, filled: int, due: date, today: date, note: str, *, is_closed: bool) -> Standing:
    why = f"{amount}；退回：{note}" if state == "returned" else amount
    if is_closed:
        return Standing("closed", f"{why}；锁定时没有审核通过")
    if today > due:
        return Standing("overdue", f"{why}；{_day(due)}到期，已过 {(today - due).days} 天")
    if state == "returned":
        return Standing("returned", why)
    return Standing("filling" if filled else "not_begun", why)


def _when(first: date | None, due: date) -> str:
    if first is None:
        return "没有提交日"
    late = (first - due).days
    return f"{_day(first)}提交" + (f"，迟 {late} 天" if late > 0 else "")


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
