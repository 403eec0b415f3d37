"""What meetings tell plans and scores: how many were held, who came, how long was studied."""

from dataclasses import dataclass

from django.db.models import Aggregate, Q, QuerySet, Sum

from jinguo.cycle.bookkeeping.measures import Question, Ratio, register
from jinguo.cycle.bookkeeping.measures.kinds import Counted
from jinguo.cycle.meetings.kinds import study_kinds
from jinguo.cycle.meetings.models import Attendance, Meeting
from jinguo.cycle.meetings.models.attendance import CAME
from jinguo.org.structure.models import Unit


@dataclass(frozen=True)
class MeetingsHeld(Counted):
    """How many meetings a unit, with all below it, called and held; of a person, how many she came to."""

    def held(self, question: Question) -> QuerySet:
        """The holder's held meetings of any day."""
        holder, counting = question.holder, Meeting.objects.counting().select_related("unit")
        if isinstance(holder, Unit):
            rows = counting.filter(unit__path__startswith=holder.path)
        else:
            rows = counting.filter(pk__in=Attendance.objects.filter(staff=holder, state__in=CAME).values("meeting"))
        return rows.filter(unit__region__path__startswith=question.region.path) if question.region else rows


@dataclass(frozen=True)
class PeopleAsked(Counted):
    """How many times people of a unit, or a person, were asked to a meeting that was held, whoever called it."""

    def held(self, question: Question) -> QuerySet:
        """The rows of the holder's people in held meetings; who came from outside is nobody's."""
        holder = question.holder
        own = Q(unit__path__startswith=holder.path) if isinstance(holder, Unit) else Q(staff=holder)
        rows = Attendance.objects.counting().filter(own).select_related("staff", "unit", "meeting")
        return rows.filter(unit__region__path__startswith=question.region.path) if question.region else rows


@dataclass(frozen=True)
class PeopleCame(PeopleAsked):
    """How many times they came, late or by a substitute too."""

    def held(self, question: Question) -> QuerySet:
        """Those of the rows."""
        return super().held(question).filter(state__in=CAME)


@dataclass(frozen=True)
class StudyMinutes(PeopleCame):
    """How many minutes were studied together: the planned length of the studies that each came to herself."""

    def aggregate(self) -> Aggregate:
        """The planned lengths added up."""
        return Sum("meeting__minutes", filter=self.where)

    def held(self, question: Question) -> QuerySet:
        """Only kinds that are study, and only who came herself."""
        return super().held(question).filter(meeting__kind__in=study_kinds()).exclude(state="substitute")


KIND = {"kind": "meeting__kind"}
HELD = MeetingsHeld("meetings.held", "召开会议", "场", Meeting, dimensions={"kind": "kind"})
ASKED = PeopleAsked("meetings.asked", "会议应到", "人次", Attendance, dimensions=KIND)
CAME_TO = PeopleCame("meetings.came", "会议实到", "人次", Attendance, dimensions=KIND)
ATTENDANCE = Ratio("meetings.attendance", "会议出席率", "%", Attendance, dimensions=KIND, top=CAME_TO, bottom=ASKED)
STUDY = StudyMinutes("meetings.study_minutes", "集体学习时间", "分钟", Attendance, dimensions=KIND)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    register(HELD, ASKED, CAME_TO, ATTENDANCE, STUDY)
