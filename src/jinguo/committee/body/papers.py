"""The member units and their liaisons on paper (成员单位名单和联络员名册)."""

from collections.abc import Sequence
from datetime import date

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.base.papers.numbering import day_words
from jinguo.committee.body.rosters import Roster

MEMBERS = ("序号", "成员单位", "分管领导", "职务", "职责分工")
LIAISONS = ("序号", "成员单位", "联络员", "职务", "电话")
BLANK = "—"


def roster_paper(name: str, rosters: Sequence[Roster], day: date) -> Paper:
    """The list as of a day, under the committee's name of that day; what is missing is a dash and said at the end."""
    paper = Paper(f"{name}\n成员单位名单和联络员名册", under_title=[f"（{day_words(day)}，{len(rosters)}个单位）"])
    paper.heading("成员单位名单")
    paper.table(Table(MEMBERS, [_member(at, one) for at, one in enumerate(rosters, 1)], widths=(3, 10, 5, 6, 10)))
    paper.heading("联络员名册")
    paper.table(Table(LIAISONS, [_liaison(at, one) for at, one in enumerate(rosters, 1)], widths=(3, 10, 5, 7, 8)))
    for words in _lacking(rosters):
        paper.body(words)
    paper.signature = Signature(name, day)
    return paper


def _member(number: int, one: Roster) -> tuple[str, ...]:
    return str(number), one.unit, one.names("leader") or BLANK, one.posts("leader") or BLANK, one.duty or BLANK


def _liaison(number: int, one: Roster) -> tuple[str, ...]:
    role = "liaison"
    return str(number), one.unit, one.names(role) or BLANK, one.posts(role) or BLANK, one.phones(role) or BLANK


def _lacking(rosters: Sequence[Roster]) -> list[str]:
    """Which units lack a leader or a liaison, a sentence each."""
    asked = {"leader": "分管领导", "liaison": "联络员"}
    lacking = {word: [one.unit for one in rosters if not one.names(role)] for role, word in asked.items()}
    return [f"未报{word}的单位：{'、'.join(units)}。" for word, units in lacking.items() if units]
