"""Rows of a committee's coordination, filled in where a test does not care."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.committee.body.tests.factories import CommitteeFactory, MembershipFactory
from jinguo.committee.coordination import models
from jinguo.committee.outlines.tests.factories import OutlineTargetFactory
from jinguo.cycle.bookkeeping.models import CustomEntry, Ledger
from jinguo.cycle.inspections.tests.factories import InspectionFactory
from jinguo.cycle.meetings.tests.factories import DecisionFactory
from jinguo.cycle.publicity.tests.factories import CircularFactory
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.structure.tests.factories import StaffFactory, UnitFactory

JUNE_3, JUNE_30, JULY_10 = date(2026, 6, 3), date(2026, 6, 30), date(2026, 7, 10)


class UpperLedgerFactory(DjangoModelFactory):
    """The ledger 上级督导."""

    class Meta:
        model = Ledger
        django_get_or_create = ("code",)

    code = "inspections"
    title = "上级督导"
    unit = factory.SubFactory(UnitFactory)


class VisitFactory(DjangoModelFactory):
    """An inspection from the province on 3 June 2026."""

    class Meta:
        model = CustomEntry

    ledger_row = factory.SubFactory(UpperLedgerFactory)
    number = factory.Sequence(lambda n: f"SJ-2026-{n:04d}")
    title = "省政府两纲督查"
    day = JUNE_3
    unit = factory.SubFactory(UnitFactory)
    texts = factory.LazyFunction(
        lambda: {"authority": "省政府督导组", "level": "省级", "topic": "两纲实施", "result": "提出整改"}
    )


class DemandFactory(DjangoModelFactory):
    """A demand that is answered by 10 July."""

    class Meta:
        model = models.Demand

    committee = factory.SubFactory(CommitteeFactory)
    entry = factory.SubFactory(VisitFactory)
    order = factory.Sequence(lambda n: n + 1)
    text = "补齐儿童活动场所"
    unit = factory.LazyAttribute(lambda row: MembershipFactory(committee=row.committee).unit)
    unit_due = JUNE_30
    due = JULY_10
    task = factory.SubFactory(
        TaskFactory, kind="upper_demand", unit=factory.SelfAttribute("..unit"), due=factory.SelfAttribute("..unit_due")
    )


class UpperAnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.UpperAnswer

    demand = factory.SubFactory(DemandFactory)
    text = "已建成两处。"
    number = "泉妇儿工委〔2026〕6号"
    sent_on = JUNE_30
    entered_by = factory.SubFactory(StaffFactory)


class HandedTargetFactory(DjangoModelFactory):
    class Meta:
        model = models.HandedTarget

    decision = factory.SubFactory(DecisionFactory)
    target = factory.SubFactory(OutlineTargetFactory)
    linked_by = factory.SubFactory(StaffFactory)


class YearInspectionFactory(DjangoModelFactory):
    class Meta:
        model = models.YearInspection

    committee = factory.SubFactory(CommitteeFactory)
    year = 2026
    title = "2026年督查方案"
    planned_by = factory.SubFactory(StaffFactory)


class InspectionRoundFactory(DjangoModelFactory):
    class Meta:
        model = models.InspectionRound

    of = factory.SubFactory(YearInspectionFactory)
    stage = "mid_year"
    inspection = factory.SubFactory(InspectionFactory)


class SlipFactory(DjangoModelFactory):
    """A slip of 3 June about a task, to be done by the end of June."""

    class Meta:
        model = models.Slip

    committee = factory.SubFactory(CommitteeFactory)
    number = factory.Sequence(lambda n: f"督办〔2026〕{n + 1}号")
    unit = factory.LazyAttribute(lambda row: MembershipFactory(committee=row.committee).unit)
    title = "报送女童入学情况"
    because = "逾期 6 个工作日"
    demand = "抓紧办理"
    issued_on = JUNE_3
    due = JUNE_30
    issued_by = factory.SubFactory(StaffFactory)
    task = factory.SubFactory(
        TaskFactory, kind="committee_slip", unit=factory.SelfAttribute("..unit"), due=factory.SelfAttribute("..due")
    )
    matter = factory.Sequence(lambda n: f"tasks.task:{n}")


class UnitCircularFactory(DjangoModelFactory):
    class Meta:
        model = models.UnitCircular

    committee = factory.SubFactory(CommitteeFactory)
    first_day = date(2026, 1, 1)
    last_day = JUNE_30
    drawn_on = JULY_10
    circular = factory.SubFactory(CircularFactory)


class BulletinFactory(DjangoModelFactory):
    class Meta:
        model = models.Bulletin

    committee = factory.SubFactory(CommitteeFactory)
    year = 2026
    issue = factory.Sequence(lambda n: n + 1)
    circular = factory.SubFactory(CircularFactory, kind="bulletin")


class InformationFactory(DjangoModelFactory):
    """A piece that a member unit sent on 3 June."""

    class Meta:
        model = models.Information

    committee = factory.SubFactory(CommitteeFactory)
    unit = factory.LazyAttribute(lambda row: MembershipFactory(committee=row.committee).unit)
    title = "护航女童入学"
    text = "全市适龄女童全部入学。"
    day = JUNE_3
    sent_by = factory.SubFactory(StaffFactory)
