"""What attendance tells goals, scores and appraisal: lateness in times, absence and leave in days, the rate."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from jinguo.cycle.bookkeeping.measures import Question, Ratio, register
from jinguo.cycle.bookkeeping.measures.base import Figure, Measure, Number
from jinguo.office.attendance.models import SettledDay
from jinguo.org.structure.models import Unit
from jinguo.rules.attendance import AT_WORK, NOT_DUE, STATES

HALF = Decimal(2)
DUE = tuple(state for state in STATES if state not in NOT_DUE)
WORKED = (*AT_WORK, "outing", "training", "duty")


@dataclass(frozen=True)
class HalfDays(Measure):
    """Half days in some states, told in days or, of what happens at an hour, in times; of a person, her own.

    A unit's are those of all its people of that day, with all below it.
    """

    states: tuple[str, ...] = ()
    adds_up = True

    def of(self, question: Question) -> Figure:
        """How many there are up to the last day asked for."""
        halves = {f"{half}_state__in": self.states for half in ("am", "pm")}
        counts = (Count("pk", filter=Q(**{name: wanted})) for name, wanted in halves.items())
        found = self.rows(question).aggregate(am=next(counts), pm=next(counts))
        value: Number = found["am"] + found["pm"] if self.unit == "次" else Decimal(found["am"] + found["pm"]) / HALF
        return self.answer(question, value, f"{self.title} {value:g} {self.unit}")

    def held(self, question: Question) -> QuerySet:
        """The settled days of the holder."""
        holder = question.holder
        own = Q(unit__path__startswith=holder.path) if isinstance(holder, Unit) else Q(staff=holder)
        rows = SettledDay.objects.filter(own)
        return rows.filter(unit__region__path__startswith=question.region.path) if question.region else rows

    def rows(self, question: Question) -> QuerySet:
        """The days with a half in one of the states."""
        days = self.held(question).filter(day__range=(question.first, question.last))
        return days.filter(Q(am_state__in=self.states) | Q(pm_state__in=self.states))


def _days(code: str, title: str, *states: str, unit: str = "天") -> HalfDays:
    return HalfDays(f"attendance.{code}", title, unit, SettledDay, states=states)


EXPECTED = _days("due", "应到", *DUE)
PRESENT = _days("worked", "出勤", *WORKED)
MEASURES: tuple[Measure, ...] = (
    EXPECTED,
    PRESENT,
    Ratio("attendance.rate", "出勤率", "%", SettledDay, top=PRESENT, bottom=EXPECTED),
    _days("late", "迟到", "late", unit="次"),
    _days("early", "早退", "early", unit="次"),
    _days("missing", "缺卡", "missing", unit="次"),
    _days("absent", "缺勤", "absent"),
    _days("leave", "请假", "leave"),
    _days("outing", "外出", "outing", "duty"),
    _days("training", "培训", "training"),
)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    register(*MEASURES)
