"""Regular appraisal (平时考核) by quarters: the four parts of a department's report, the four grades of a person.

Sources: 泉州市妇联 2011 (部室季度报告: 季度计划, 完成情况, 存在的主要问题, 整改措施);
公务员平时考核办法（试行）(待核实); rule 25. The share of 好 is `quota.good_cap`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.periods import Period
from jinguo.rules.verdict import Verdict, all_of
from jinguo.rules.wording import date_words

RegularGrade = Literal["good", "fair", "plain", "poor"]
REGULAR_GRADES: dict[RegularGrade, str] = {"good": "好", "fair": "较好", "plain": "一般", "poor": "较差"}
PARTS = {"plan": "季度计划", "completion": "完成情况", "problems": "存在的主要问题", "measures": "整改措施"}


def is_whole(report: Mapping[str, str]) -> Verdict:
    """Whether a quarter's report has all its four parts; no problems is said in words, never left empty.

    >>> is_whole({"plan": "三项", "completion": "已完成", "problems": " "}).reason
    '“存在的主要问题”还没有填写；“整改措施”还没有填写'
    """
    return all_of(*((report.get(code, "").strip(), f"“{title}”还没有填写") for code, title in PARTS.items()))


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch in which somebody belongs to the organ, `last` included (None: until further notice)."""

    first: date
    last: date | None
    is_leader: bool = False


def takes_part(stays: Iterable[Stay], quarter: Period) -> Verdict:
    """Whether a person is assessed here in a quarter: she belongs to the organ on its last day, and does not lead it.

    Who came during the quarter is assessed by where she is now (《公务员考核规定》: 调入的由现单位考核), a leader
    (班子成员) by the higher body (《公务员法》).

    >>> takes_part([Stay(date(2026, 1, 1), date(2026, 3, 20))], Period(date(2026, 1, 1), date(2026, 3, 31))).reason
    '3月20日后不在本单位，由现单位考核'
    """
    here = [one for one in stays if quarter.overlaps(one.first, one.last or quarter.last)]
    at_end = [one for one in here if one.last is None or one.last >= quarter.last]
    left = max((one.last for one in here if one.last), default=quarter.first)
    return all_of(
        (here, "本季度不在本单位"),
        (at_end or not here, f"{date_words(left, quarter.last)}后不在本单位，由现单位考核"),
        (not any(one.is_leader for one in at_end), "班子成员由上级机关考核"),
    )


def good_words(decided: int, most: int) -> str:
    """The live count of 好.

    >>> good_words(3, 4)
    '“好”已定 3 人，最多 4 人'
    """
    return f"“好”已定 {decided} 人，最多 {most} 人"


def may_be_good(decided: int, more: int, most: int) -> Verdict:
    """Whether so many more may be decided 好 beside those that are decided already.

    >>> may_be_good(3, 2, 4).reason
    '“好”已定 3 人，最多 4 人，再定 2 人就超过 1 人，请减去 1 人或先改评已定的'
    """
    over = decided + more - most
    words = f"{good_words(decided, most)}，再定 {more} 人就超过 {over} 人，请减去 {over} 人或先改评已定的"
    return all_of((not more or over <= 0, words))
