"""What the pages of a round show, made ready: headline numbers, and the matrix of participants and what is asked."""

from collections.abc import Sequence
from typing import NamedTuple

from jinguo.base.web.components import Figure
from jinguo.committee.evaluation.queries.results import Row
from jinguo.rules.evaluation_round import Facts


class Cell(NamedTuple):
    """One cell of the matrix: a light and a word."""

    tone: str
    word: str


class Line(NamedTuple):
    """A participant with what she has and lacks."""

    row: Row
    report: Cell
    evidence: Cell
    expert: Cell
    statistics: Cell
    visit: Cell
    rectified: Cell


STATES = {"open": "doing", "submitted": "near", "returned": "bad", "accepted": "ok"}
NOTHING = Cell("none", "—")


def figures_of(rows: Sequence[Row]) -> list[Figure]:
    """How many take part, have handed in, have passed, lack something."""
    handed_in = sum(one.facts.is_handed_in for one in rows)
    passed = sum(one.facts.is_accepted for one in rows)
    late = sum(any(lack.tone == "bad" for lack in one.lacks) for one in rows)
    unreached = sum(one.facts.unreached for one in rows)
    return [
        Figure("参评单位", str(len(rows)), "个"),
        Figure(
            "已报送", str(handed_in), "个", remark=f"还差 {len(rows) - handed_in} 个" if handed_in < len(rows) else ""
        ),
        Figure("审核通过", str(passed), "个"),
        Figure(
            "还缺材料或程序", str(sum(bool(one.lacks) for one in rows)), "个", remark=f"逾期 {late} 个" if late else ""
        ),
        Figure("未达标目标", str(unreached), "项", remark=f"整改中 {sum(one.facts.open_tasks for one in rows)} 项"),
    ]


def matrix(rows: Sequence[Row]) -> list[Line]:
    """The participants with a cell for each thing that is asked."""
    return [_line(one) for one in rows]


def _line(row: Row) -> Line:
    facts, one = row.facts, row.participant
    return Line(
        row,
        Cell(STATES[one.state], str(one.get_state_display())),
        Cell("ok", f"{facts.evidence} 份") if facts.evidence else Cell("near", "没有"),
        _said(facts, "expert"),
        _said(facts, "statistics"),
        _visit(facts, is_listed=one.is_visited),
        _rectified(facts),
    )


def _said(facts: Facts, group: str) -> Cell:
    if group in facts.groups:
        return Cell("ok", "已写")
    return Cell("near", "没有") if facts.is_to_be_reviewed and facts.is_handed_in else NOTHING


def _visit(facts: Facts, *, is_listed: bool) -> Cell:
    if facts.is_visited:
        return Cell("ok", "已核查")
    return Cell("near" if facts.is_to_be_visited else "none", "待核查") if is_listed else NOTHING


def _rectified(facts: Facts) -> Cell:
    if facts.late_tasks:
        return Cell("bad", f"逾期 {facts.late_tasks}")
    if facts.open_tasks:
        return Cell("doing", f"整改中 {facts.open_tasks}")
    return Cell("none", f"未达标 {facts.unreached}") if facts.unreached else NOTHING
