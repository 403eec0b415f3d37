"""An office meeting on Wednesday 3 June 2026 at three, with a point, somebody asked, and a decision."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.meetings import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory

JUNE_3 = date(2026, 6, 3)
AT_THREE = datetime(2026, 6, 3, 15, tzinfo=ZoneInfo("Asia/Shanghai"))


class MeetingFactory(DjangoModelFactory):
    """A planned meeting."""

    class Meta:
        model = models.Meeting

    kind = "office"
    title = "第 5 次主席办公会"
    unit = factory.SubFactory(DepartmentFactory)
    starts = AT_THREE
    day = factory.LazyAttribute(lambda row: row.starts.date())
    place = "三楼会议室"


class AgendaItemFactory(DjangoModelFactory):
    """A point."""

    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    order = factory.Sequence(lambda n: n + 1)
    title = "研究第二季度目标进度"


class AttendanceFactory(DjangoModelFactory):
    """A colleague who is asked."""

    class Meta:
        model = models.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    staff = factory.SubFactory(StaffFactory)


class DecisionFactory(DjangoModelFactory):
    """Something to be done by the end of June."""

    class Meta:
        model = models.Decision

    meeting = factory.SubFactory(MeetingFactory)
    order = factory.Sequence(lambda n: n + 1)
    text = "汇总各县小额贷款进度"
    unit = factory.SelfAttribute("meeting.unit")
    due = date(2026, 6, 30)
