"""What belongs to a review and is computed until it is rated: attendance, and the rectifications carried over."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from jinguo.base import clock
from jinguo.cycle.delivery.models import SheetProblem
from jinguo.cycle.delivery.table import cut_off
from jinguo.cycle.tasks.models import Task
from jinguo.office.attendance.measures import WORKED
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.queries import Totals, total, totals_by_unit
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.periods import parse_period
from jinguo.rules.task_status import status

HALVES = Decimal(2)


@dataclass(frozen=True, slots=True)
class Attendance:
    """A department's quarter: `due`, `worked` and `absent` in half days, `late` and `early` in times."""

    due: int = 0
    worked: int = 0
    absent: int = 0
    late: int = 0
    early: int = 0

    @classmethod
    def of(cls, totals: Totals) -> "Attendance":
        """Out of counted half days; work in another place is work."""
        counts = totals.counts
        worked = sum(counts.get(state, 0) for state in WORKED)
        return cls(totals.due, worked, *(counts.get(state, 0) for state in ("absent", "late", "early")))

    @property
    def rate(self) -> Decimal | None:
        """The attendance rate in per cent; None where nothing was due."""
        return Decimal(100 * self.worked) / self.due if self.due else None

    @property
    def in_words(self) -> str:
        """All of it in a line; a dash where nothing was due."""
        if self.rate is None:
            return "—"
        return "，".join([*(f"{name} {value}" for name, value in self.figures), f"出勤率 {self.rate:.1f}%"])

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Each figure with its name and unit, in words."""
        days = [("应到", self.due), ("出勤", self.worked), ("缺勤", self.absent)]
        times = [("迟到", self.late), ("早退", self.early)]
        return [*((name, f"{(half / HALVES).normalize():f} 天") for name, half in days), *_times(times)]


@dataclass(frozen=True, slots=True)
class Carried:
    """A rectification of an earlier quarter that was still open when this one began, and how it stands."""

    problem: str
    remedy: str
    quarter: str
    due: str  # ISO
    tone: str
    word: str
    is_open: bool
    task: int

    @property
    def due_day(self) -> date:
        """The day by which."""
        return date.fromisoformat(self.due)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a review shows beside its marks."""

    attendance: Attendance
    carried: tuple[Carried, ...]

    @property
    def open_count(self) -> int:
        """How many rectifications are still open."""
        return sum(one.is_open for one in self.carried)


def standings_of(reviews: Sequence[QuarterReview]) -> dict[int, Standing]:
    """How each review of one quarter stands, by its key: as it was kept, else as the books say; three queries."""
    live = [one for one in reviews if not one.is_rated]
    days, carried = _attendance(live), _carried(live)
    return {
        one.pk: _kept(one) if one.is_rated else Standing(days.get(one.sheet.unit_id, Attendance()), carried[one.pk])
        for one in reviews
    }


def standing_of(review: QuarterReview) -> Standing:
    """How one review stands."""
    return standings_of([review])[review.pk]


def attendance_of(row: RegularAppraisal) -> Attendance:
    """A person's own quarter, as the settled days say it now."""
    span = row.span
    return Attendance.of(total(SettledDay.objects.filter(staff=row.staff_id, day__range=(span.first, span.last))))


def frozen(review: QuarterReview) -> dict[str, Any]:
    """What is kept of it when the leader's rating is given."""
    live = Standing(_attendance([review]).get(review.sheet.unit_id, Attendance()), _carried([review])[review.pk])
    carried = [asdict(one) for one in live.carried]
    return {**asdict(live.attendance), "carried": carried, "as_of": cut_off(review.sheet)}


NOTHING_KEPT = {"due": 0, "worked": 0, "absent": 0, "late": 0, "early": 0, "carried": [], "as_of": None}


def _kept(review: QuarterReview) -> Standing:
    attendance = Attendance(review.due, review.worked, review.absent, review.late, review.early)
    return Standing(attendance, tuple(Carried(**one) for one in review.carried))


def _attendance(reviews: Sequence[QuarterReview]) -> Mapping[int, Attendance]:
    """Each department's quarter, by its key; one query for reviews of one quarter."""
    spans = {one.span: [two.sheet.unit_id for two in reviews if two.span == one.span] for one in reviews}
    found: dict[int, Attendance] = {}
    for span, units in spans.items():
        rows = SettledDay.objects.filter(unit__in=units, day__range=(span.first, span.last))
        found |= {unit: Attendance.of(totals) for unit, totals in totals_by_unit(rows).items()}
    return found


def _carried(reviews: Sequence[QuarterReview]) -> Mapping[int, tuple[Carried, ...]]:
    """The rectifications that were open when each review's quarter began; one query."""
    units = {one.sheet.unit_id for one in reviews}
    rows = SheetProblem.objects.filter(sheet__unit__in=units, task__isnull=False).exclude(task__state="cancelled")
    problems = list(rows.select_related("task", "sheet").order_by("sheet__period", "sheet", "order")) if units else []
    calendar, found = work_calendar(), defaultdict(tuple)
    for review in reviews:
        hers = [one for one in problems if _is_carried(one, review)]
        found[review.pk] = tuple(_line(one, calendar) for one in hers)
    return found


def _is_carried(problem: SheetProblem, review: QuarterReview) -> bool:
    """Whether it belongs to an earlier sheet of the same plan's organ and department and was open at the beginning."""
    task = _task(problem)
    earlier = problem.sheet.unit_id == review.sheet.unit_id and problem.sheet.span.last < review.span.first
    return earlier and (task.accepted_on is None or task.accepted_on >= review.span.first)


def _line(problem: SheetProblem, calendar: WorkCalendar) -> Carried:
    task = _task(problem)
    told = status(task.state, task.due, task.submitted_on, task.accepted_on, clock.today(), calendar)  # type: ignore[arg-type]
    facts = (problem.problem, problem.remedy, parse_period(problem.sheet.period).label, task.due.isoformat())
    return Carried(*facts, told.tone, told.word, task.state != "accepted", task.pk)


def _task(problem: SheetProblem) -> Task:
    assert problem.task is not None  # noqa: S101 - the query asks for those with one
    return problem.task


def _times(found: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(name, f"{count} 次") for name, count in found]
