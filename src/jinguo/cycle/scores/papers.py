"""The results of an assessment on paper: the circular (考评结果通报) and the sheet of scores."""

from collections.abc import Iterable

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.base.sheets import Column, Row, Sheet
from jinguo.base.web import words
from jinguo.cycle.scores.models import Assessment, Result
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.wording import date_words

HEADERS = ("名次", "对象", "得分", "等次", "说明")
WIDTHS = (3, 8, 4, 4, 14)
GRADE = 3  # its column, left out where the scheme knows no grades
SHEET = Sheet(
    "scores",
    "考评得分",
    (
        Column("place", "名次", "integer", width=6),
        Column("holder", "对象", width=24),
        Column("points", "得分", "decimal", places=2),
        Column("grade", "等次", width=10),
        Column("because", "依据", width=60),
        Column("scheme", "办法版本", width=24),
        Column("digest", "摘要", width=66),
    ),
)


def circular_paper(assessment: Assessment, results: list[Result]) -> Paper:
    """Units and people each by points, equal points at equal places, with how the whole came about."""
    day = assessment.published_on or assessment.as_of
    name = name_in_paper(assessment.plan.unit, day)
    paper = Paper(f"关于{assessment.plan.title}\n{assessment.span.label}考评结果的通报", under_title=[name])
    until = date_words(assessment.last, assessment.span.first)
    paper.body(
        f"按照《{assessment.scheme.title}》，对{assessment.span.label}目标完成情况进行了考评，数据截至{until}。现通报如下："
    )
    units = [one for one in results if one.unit_id]
    people = [one for one in results if one.staff_id]
    for heading, some in (("部室和单位", units), ("个人", people)):
        if some:
            paper.heading(heading)
            paper.table(_table(some, has_grades=bool(assessment.scheme.rules.levels)))
    if assessment.objections_until:
        last = date_words(assessment.objections_until, day)
        paper.body(f"对结果有异议的，请在{last}前书面提出，由绩效办复核答复。")
    paper.signature = Signature(name, day)
    return paper


def sheet_rows(results: Iterable[Result]) -> Iterable[Row]:
    """The rows of the sheet, units before people."""
    found = list(results)
    for some in ([one for one in found if one.unit_id], [one for one in found if one.staff_id]):
        for place, one in places(some):
            score = one.score
            grade = score.grade.title if score.grade else ""
            facts: Row = {"place": place, "holder": str(one.holder), "points": one.points, "grade": grade}
            yield facts | {"because": score.because, "scheme": one.scheme_version, "digest": one.digest}


def places(results: list[Result]) -> Iterable[tuple[int, Result]]:
    """Each result with its place; equal points share one, and the next place is skipped."""
    ordered = sorted(results, key=lambda one: (-one.points, str(one.holder)))
    for one in ordered:
        yield 1 + sum(other.points > one.points for other in ordered), one


def _table(results: list[Result], *, has_grades: bool) -> Table:
    """The results as a table, with the column of grades where there are any."""
    kept = [n for n in range(len(HEADERS)) if has_grades or n != GRADE]
    rows = [tuple(row[n] for n in kept) for row in _rows(results)]
    return Table([HEADERS[n] for n in kept], rows, widths=[WIDTHS[n] for n in kept], figures=frozenset({2}))


def _rows(results: list[Result]) -> Iterable[tuple[str, ...]]:
    for place, one in places(results):
        score, grade = one.score, one.score.grade
        because = f"{score.because}。{grade.because}" if grade else score.because
        yield str(place), str(one.holder), words.number(one.points), grade.title if grade else "", because
