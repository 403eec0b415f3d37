"""What is asked of quarters: grades and reviews for the year's appraisal, who takes part, how many are 好."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.db.models import F, Q, QuerySet, Value

from jinguo.office.quarter.models import QuarterReview, RegularAppraisal, ReviewFigure
from jinguo.office.quarter.people import LEADERS
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.queries import posts_in
from jinguo.org.structure.scope import ScopedQuerySet
from jinguo.rules.figure_table import Figure
from jinguo.rules.grading.quota import Cap, good_cap
from jinguo.rules.grading.regular import RegularGrade, Stay, good_words, takes_part
from jinguo.rules.periods import Period
from jinguo.rules.verdict import Verdict

ONE_DAY = timedelta(days=1)
DECIDED = ("feedback", "done")


def regular_grades(people: Sequence[Staff], year: int) -> dict[int, dict[str, RegularGrade]]:
    """The decided grades of a year by person's key and quarter's code; one query. Who has none is left out."""
    rows = RegularAppraisal.objects.filter(staff__in=[one.pk for one in people], period__startswith=f"{year}Q")
    found: dict[int, dict[str, RegularGrade]] = defaultdict(dict)
    for staff, period, grade in (
        rows.filter(state__in=DECIDED).order_by("period").values_list("staff", "period", "grade")
    ):
        found[staff][period] = cast(RegularGrade, grade)
    return dict(found)


def department_reviews(organ: Unit, year: int) -> dict[int, list[QuarterReview]]:
    """The reviews of a year that an organ made, by department's key, in the order of quarters; two queries.

    `points` and `grade` of one that is not rated yet are empty. A department with sheets of several plans has several
    reviews a quarter.
    """
    rows = reviews_of(organ).filter(sheet__period__startswith=f"{year}Q").prefetch_related("marks")
    found: dict[int, list[QuarterReview]] = defaultdict(list)
    for row in rows.order_by("sheet__period", "pk"):
        found[row.sheet.unit_id].append(row)
    return dict(found)


def reviews_of(organ: Unit) -> QuerySet[QuarterReview]:
    """The reviews that an organ makes: of all sheets it asked for."""
    rows = QuarterReview.objects.filter(sheet__plan__unit__organ_path=organ.organ_path)
    return rows.select_related("sheet__unit", "sheet__plan__unit", "signed_by")


def reviews_listed(reader: Staff, organ: Unit, quarter: Period) -> QuerySet[QuarterReview]:
    """The reviews of a quarter within reach that an organ makes, or that are made of its departments."""
    own = Q(sheet__plan__unit__organ_path=organ.organ_path) | Q(sheet__unit__organ_path=organ.organ_path)
    return QuarterReview.objects.visible_to(reader).filter(own, sheet__period=quarter.code)


def appraisals_of(organ: Unit, quarter: Period) -> ScopedQuerySet:
    """The appraisals of an organ's people in a quarter."""
    return RegularAppraisal.objects.filter(unit__organ_path=organ.organ_path, period=quarter.code)


def own_figures(organ: Unit) -> list[Figure]:
    """The figures that the organ and the organs above it have set; one query."""
    above = ReviewFigure.objects.alias(asked=Value(organ.organ_path)).filter(asked__startswith=F("unit__organ_path"))
    return [row.figure for row in above]


@dataclass(frozen=True, slots=True)
class GoodCount:
    """How many are 好: decided, proposed or decided, and the most that may be, with its reasons."""

    decided: int
    proposed: int
    cap: Cap

    @property
    def words(self) -> str:
        """“好”已定 3 人，最多 4 人."""
        return good_words(self.decided, self.cap.count)


def good_count(organ: Unit, quarter: Period) -> GoodCount:
    """The count of 好 in an organ's quarter; two queries."""
    rows = list(appraisals_of(organ, quarter).order_by().values_list("grade", "proposed"))
    decided = sum(grade == "good" for grade, _ in rows)
    proposed = sum((grade or proposal) == "good" for grade, proposal in rows)
    return GoodCount(decided, proposed, good_cap(len(rows), quarter.last, own_figures(organ)))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of an organ in a quarter: her department at its end, and whether she takes part."""

    staff: Staff
    unit: Unit
    verdict: Verdict


def members(organ: Unit, quarter: Period) -> list[Member]:
    """Everybody who had a post in the organ in a quarter, with whether she is assessed and why not; one query."""
    posts = posts_in(organ, quarter.first, quarter.last)
    by_staff: dict[Staff, list[Appointment]] = defaultdict(list)
    for post in posts.select_related("staff", "unit").order_by("staff__number", "first_day", "pk"):
        by_staff[post.staff].append(post)
    return [_member(staff, held, quarter) for staff, held in by_staff.items()]


def _member(staff: Staff, posts: Sequence[Appointment], quarter: Period) -> Member:
    return Member(staff, _department(posts, quarter), takes_part([_stay(one) for one in posts], quarter))


def _stay(post: Appointment) -> Stay:
    """The days of a post, which end with her employment."""
    gone = post.staff.employed_to
    ends = [day for day in (post.last_day, gone and gone - ONE_DAY) if day]
    return Stay(post.first_day, min(ends, default=None), post.role in LEADERS)


def _department(posts: Iterable[Appointment], quarter: Period) -> Unit:
    """Where she was at the quarter's end, or last; a leading group is nobody's department."""
    return min(posts, key=lambda one: (one.unit.kind == "leading_group", not _runs(one, quarter), one.first_day)).unit


def _runs(post: Appointment, quarter: Period) -> bool:
    return post.last_day is None or post.last_day >= quarter.last
