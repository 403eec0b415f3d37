"""The duty report (述职报告): its parts in their order, and whether it may be handed in.

By 德能勤绩廉, then problems and what comes next. Sources: rule 19; 述职报告写法 (二手来源): lead-in, work by the five
dimensions with figures, problems and lessons, next steps, “特此报告,请予评议”. The length is local: rows of
`figures/grading.toml`.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.grading.grades import DIMENSIONS
from jinguo.rules.verdict import Verdict, all_of

PARTS = {**DIMENSIONS, "problems": "问题和不足", "plans": "下步打算"}
CLOSING = "特此报告，请予评议。"


def may_hand_in(report: Mapping[str, str], on: date, own: Iterable[Figure] = ()) -> Verdict:
    """Whether a report has all its parts and the length that is asked for, counted in characters without blanks.

    >>> may_hand_in({}, date(2026, 12, 10)).reason.split("；")[0]
    '“德”还没有写'
    """
    rows = tuple(own)
    least, most = (figure(f"grading.duty_report_{what}", on, rows) for what in ("least", "most"))
    missing = [(report.get(code, "").strip(), f"“{title}”还没有写") for code, title in PARTS.items()]
    length = length_of(report)
    return all_of(
        *missing,
        (length >= least.number, f"全文 {length} 字，至少 {least.value} 字，请再写充实一些"),
        (length <= most.number, f"全文 {length} 字，最多 {most.value} 字，请删减 {length - int(most.number)} 字"),
    )


def length_of(report: Mapping[str, str]) -> int:
    """The characters of all its parts, blanks and line breaks not counted.

    >>> length_of({"virtue": "学习 认真"})
    4
    """
    return sum(len("".join(report.get(code, "").split())) for code in PARTS)
