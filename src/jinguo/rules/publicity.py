"""Publicity (公示): how a notice stands by the clock, what counts as an objection, when it may be concluded.

The last day is `deadlines.publicity_until`: work days, the first of them counted. Source: rules 5, 21 and 48 of the
collected rules (优秀等次公示不少于 5 个工作日; 评选表彰的公示只受理署实名的异议).
"""

from datetime import date
from typing import Literal

from jinguo.rules.verdict import YES, Verdict, all_of, no
from jinguo.rules.wording import date_range_words, date_words

Standing = Literal["ahead", "running", "over"]

UNSIGNED = "匿名反映只作线索记录，不计入异议；请提出人署实名并留联系方式，才按异议办理"


def standing(first: date, last: date, today: date) -> Standing:
    """Where `today` lies: before the notice begins, in its days (both ends count), or after them.

    >>> standing(date(2026, 4, 30), date(2026, 5, 9), date(2026, 5, 9))
    'running'
    """
    if today < first:
        return "ahead"
    return "running" if today <= last else "over"


def may_receive(received: date, first: date, last: date, today: date) -> Verdict:
    """Whether an objection that came in on a day is in time: within the notice's days, and not in the future."""
    days = date_range_words(first, last, today)
    return all_of(
        (received <= today, f"收到日 {date_words(received, today)} 还没有到，请填实际收到的那天"),
        (
            standing(first, last, received) == "running",
            f"公示期是 {days}，{date_words(received, today)} 收到的不按异议受理；可按信访渠道另行反映",
        ),
    )


def counts(signed: bool) -> Verdict:
    """Whether what came in is an objection that must be settled; an unsigned one is kept as a clue (线索)."""
    return YES if signed else no(UNSIGNED)


def may_conclude(last: date, today: date, unsettled: int) -> Verdict:
    """Whether a notice may be concluded: its days are over and every objection that counts has been settled.

    >>> may_conclude(date(2026, 5, 9), date(2026, 5, 9), 1).reason
    '公示期到 5月9日 止，期满后才能结束；还有 1 件异议没有办结，请先答复'
    """
    return all_of(
        (today > last, f"公示期到 {date_words(last, today)} 止，期满后才能结束"),
        (not unsettled, f"还有 {unsettled} 件异议没有办结，请先答复"),
    )


def enough_days(days: int, least: int, what: str) -> Verdict:
    """Whether a notice runs as many work days as its kind asks for."""
    return all_of((days >= least, f"{what}不少于 {least} 个工作日，请改为 {least} 或更多"))
