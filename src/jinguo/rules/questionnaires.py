"""Questionnaires (问卷): rates of satisfaction and awareness, and which counts may be shown.

Small counts are hidden, for they point at people: below five answers nothing is shown, and the count of an option that
one to four chose is left out, together with another one where the rest would betray it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jinguo.rules.ballots import Pile

LEAST_SHOWN = 5
HIDDEN = "略"
SCALE = ("很满意", "满意", "一般", "不满意", "很不满意")  # 5 down to 1
SATISFIED = (1, 2)  # the options of SCALE that count as satisfied


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent, exact; `counted` of `valid` answers; None below five answers; and why."""

    value: Decimal | None
    counted: int
    valid: int
    because: str


def rate(piles: Iterable[tuple[Pile, Iterable[int]]], said: str) -> Rate:
    """The share of the valid answers that count, over all questions of the kind; blank answers stay outside.

    Each pile comes with its options that count, from 1; `said` is what counts in words.

    >>> rate([(Pile(10, 2, (4, 3, 1, 1, 1)), SATISFIED)], "选“很满意”“满意”").value
    Decimal('70')
    """
    asked = [(pile, sum(pile.marks[option - 1] for option in counting)) for pile, counting in piles]
    counted, valid = sum(count for _, count in asked), sum(pile.valid for pile, _ in asked)
    if valid < LEAST_SHOWN:
        return Rate(None, counted, valid, f"有效答案不足 {LEAST_SHOWN} 个，不计算")
    because = f"{said} {counted} 个 ÷ 有效答案 {valid} 个（{len(asked)} 题，没有答的不计）"
    return Rate(Decimal(counted * 100) / valid, counted, valid, because)


def shown(pile: Pile) -> list[str]:
    """The counts of a pile as they may be shown, in the order of its options; nothing where too few answered.

    >>> shown(Pile(20, 0, (12, 6, 2)))
    ['12', '略', '略']
    """
    if pile.valid < LEAST_SHOWN:
        return []
    hidden = {at for at, count in enumerate(pile.marks) if 0 < count < LEAST_SHOWN}
    if len(hidden) == 1:
        others = [at for at, count in enumerate(pile.marks) if count >= LEAST_SHOWN]
        hidden |= {min(others, key=pile.marks.__getitem__)} if others else set()
    return [HIDDEN if at in hidden else str(count) for at, count in enumerate(pile.marks)]
