"""How an answer to what an inspection from above demanded stands (未答复, 已答复, 逾期), computed from its days.

Source: seed A (SA19): 上级督导组来我市开展督查; that a demand is answered by paper until the day it names is the
common practice of 整改落实. The day counts: who answers on it is in time.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.deadlines import time_left
from jinguo.rules.wording import date_words

Tone = Literal["ok", "near", "bad", "doing", "none"]


@dataclass(frozen=True, slots=True)
class AnswerState:
    """The light and word of an answer, and one sentence why."""

    tone: Tone
    word: str
    because: str
    is_late: bool = False


def answer_state(due: date, sent: date | None, today: date) -> AnswerState:
    """How the answer to a demand that is due by a day stands; `sent` is the day on which it went up.

    >>> answer_state(date(2026, 10, 15), date(2026, 10, 20), date(2026, 12, 1)).because
    '要求 10月15日 前答复，10月20日 报出，迟 5 天'
    >>> answer_state(date(2026, 10, 15), None, date(2026, 10, 15)).is_late
    False
    """
    asked = f"要求 {date_words(due, today)} 前答复"
    if sent is not None:
        over = (sent - due).days
        told = f"{asked}，{date_words(sent, today)} 报出"
        if over > 0:
            return AnswerState("near", "逾期答复", f"{told}，迟 {over} 天", is_late=True)
        return AnswerState("ok", "已答复", f"{told}，按时")
    left = time_left(due, today)
    if due < today:
        return AnswerState("bad", "逾期未答复", f"{asked}，还没有答复，已过 {(today - due).days} 天", is_late=True)
    return AnswerState(left.tone, "未答复", f"{asked}，还没有答复，{left.words}")
