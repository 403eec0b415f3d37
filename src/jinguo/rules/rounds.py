"""Rounds of opinions (征求意见): how each of the asked stands, and when a round may be closed.

Whoever is silent until the day counts as having no opinion only where the round says so; else the silence stays
visible. What was done with each opinion is said: adopted, or partly or not adopted with a reply (意见与答复).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.deadlines import Tone as DueTone
from jinguo.rules.verdict import Verdict, all_of
from jinguo.rules.wording import date_words

Silence = Literal["no_opinion", "unanswered"]
Outcome = Literal["adopted", "partly", "declined"]
SILENCES = {"no_opinion": "逾期视为无意见", "unanswered": "逾期记为未答复"}
OUTCOMES = {"adopted": "采纳", "partly": "部分采纳", "declined": "未采纳"}
NEEDS_REPLY = ("partly", "declined")
Tone = Literal["ok"] | DueTone


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the asked: what it is called, the day of its first answer (None while silent), how many opinions."""

    name: str
    answered_on: date | None = None
    opinions: int = 0


@dataclass(frozen=True, slots=True)
class VoiceStatus:
    """How one of the asked stands: a tone, a word, whether it has been heard, and why."""

    tone: Tone
    word: str
    is_heard: bool
    because: str


def voice_status(voice: Voice, due: date, silence: Silence, today: date) -> VoiceStatus:
    """How one of the asked stands today; the day itself still counts.

    >>> voice_status(Voice("宣传部"), date(2026, 3, 31), "no_opinion", date(2026, 4, 1)).word
    '视为无意见'
    """
    if voice.answered_on is not None:
        return _answered(voice, voice.answered_on, due)
    if today <= due:
        return VoiceStatus("doing", "待答复", False, f"{date_words(due, today)} 前答复")
    if silence == "no_opinion":
        return VoiceStatus("none", "视为无意见", True, f"{date_words(due, today)} 前没有答复，按约定视为无意见")
    return VoiceStatus("bad", "未答复", False, f"{date_words(due, today)} 前没有答复")


def may_settle(outcome: Outcome, reply: str) -> Verdict:
    """Whether what was done with an opinion is said well enough.

    >>> may_settle("declined", " ").reason
    '未采纳要写明答复'
    """
    return all_of((outcome not in NEEDS_REPLY or reply.strip(), f"{OUTCOMES[outcome]}要写明答复"))


def may_close(voices: Iterable[Voice], unsettled: int, due: date, today: date) -> Verdict:
    """Whether a round may end: everybody answered or the day is over, and every opinion has its outcome.

    `unsettled` is how many opinions have none yet.
    """
    silent = [voice.name for voice in voices if voice.answered_on is None]
    over = today > due
    return all_of(
        (over or not silent, f"{'、'.join(silent)}还没有答复，{date_words(due, today)} 以后才能结束"),
        (not unsettled, f"还有 {unsettled} 条意见没有写明怎样处理"),
    )


def _answered(voice: Voice, day: date, due: date) -> VoiceStatus:
    late = "（逾期）" if day > due else ""
    if not voice.opinions:
        return VoiceStatus("ok", f"无意见{late}", True, f"{date_words(day, due)} 答复")
    return VoiceStatus("ok", f"{voice.opinions} 条意见{late}", True, f"{date_words(day, due)} 答复")
