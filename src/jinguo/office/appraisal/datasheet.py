"""The figures of a duty report (述职数据): every measure that says something of the person, by 德能勤绩廉.

What no room of this installation keeps yet (study, honours) is said to be 未启用, never counted as nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from jinguo.base.web import words
from jinguo.cycle.bookkeeping.display import figure_number
from jinguo.cycle.bookkeeping.measures import Question, all_measures
from jinguo.cycle.bookkeeping.measures.base import Figure, Measure
from jinguo.cycle.scores.models import Result
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.quarter.queries import regular_grades
from jinguo.org.structure.models import Staff
from jinguo.rules.grading.grades import DIMENSIONS
from jinguo.rules.grading.regular import REGULAR_GRADES
from jinguo.rules.periods import parse_period

PLACES = {"attendance": "diligence", "meetings": "diligence", "study": "virtue", "exams": "ability"}
USUAL = "results"
AWAITED = {"study": ("virtue", "学习"), "exams": ("ability", "考试测评"), "honours": ("results", "荣誉")}
NOT_YET = "未启用"
ALWAYS = ("attendance.due", "attendance.worked", "attendance.rate", "tasks.assigned", "tasks.on_time")


@dataclass(frozen=True)
class DataLine:
    """One figure: its dimension, what it is called, what it says, why, and where it opens."""

    dimension: str
    title: str
    value: str
    because: str = ""
    url: str = ""

    @property
    def dimension_words(self) -> str:
        """Its dimension in Chinese."""
        return DIMENSIONS[self.dimension]

    @property
    def kept(self) -> dict[str, Any]:
        """As it is kept with a report that was handed in."""
        return asdict(self)


def sheet_of(appraisee: Appraisee) -> list[DataLine]:
    """Her figures of the year up to the cut-off, in the order of the dimensions."""
    assessment, staff = appraisee.assessment, appraisee.staff
    lines = [
        *_measured(assessment, staff),
        *_scored(assessment, staff),
        *_routine(assessment, staff),
        *_awaited(),
    ]
    order = list(DIMENSIONS)
    return sorted(lines, key=lambda line: order.index(line.dimension))


def shown(report_data: Iterable[dict[str, Any]]) -> list[DataLine]:
    """The lines that were kept."""
    return [DataLine(**line) for line in report_data]


def _measured(assessment: AnnualAssessment, staff: Staff) -> Iterator[DataLine]:
    """What measures say of her; one that says nothing is left out, but for the few that are always asked."""
    question = Question(staff, assessment.span, as_of=assessment.last)
    for code, one in all_measures().items():
        figure = one.of(question)
        if figure.value or code in ALWAYS:
            yield _line(one, figure, assessment, staff)


def _line(measure: Measure, figure: Figure, assessment: AnnualAssessment, staff: Staff) -> DataLine:
    place = PLACES.get(measure.code.partition(".")[0], USUAL)
    asked = urlencode({"holder": staff.number, "period": assessment.span.code, "as_of": assessment.last.isoformat()})
    value = figure_number(figure.value, measure.unit, sensitive=measure.is_sensitive)
    return DataLine(
        place,
        measure.title,
        value if figure.value is None or measure.unit in value else f"{value} {measure.unit}",
        figure.because,
        f"{reverse('bookkeeping:figure', args=[measure.code])}?{asked}",
    )


def _scored(assessment: AnnualAssessment, staff: Staff) -> Iterator[DataLine]:
    """Her published scores of the year."""
    results = Result.objects.filter(staff=staff, assessment__as_of__range=(assessment.span.first, assessment.last))
    for one in (
        results.exclude(assessment__state="draft").select_related("assessment__plan").order_by("assessment__as_of")
    ):
        score = one.score
        yield DataLine(
            "results", str(one.assessment), f"{words.number(one.points)} 分", score.because, one.get_absolute_url()
        )


def _routine(assessment: AnnualAssessment, staff: Staff) -> Iterator[DataLine]:
    """Her grades of the quarters."""
    for period, grade in sorted(regular_grades([staff], assessment.year).get(staff.pk, {}).items()):
        yield DataLine("results", f"{parse_period(period).label}平时考核", REGULAR_GRADES[grade])


def _awaited() -> Iterator[DataLine]:
    """What no room offers measures of yet."""
    offered = {code.partition(".")[0] for code in all_measures()}
    for room, (dimension, title) in AWAITED.items():
        if room not in offered:
            yield DataLine(dimension, title, NOT_YET, "本系统还没有启用这一部分，不作为没有成绩看待")
