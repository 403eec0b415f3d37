"""Chains, approvals, rounds and papers for tests; what they are about is a department."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.flows import models
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory

JUNE_1 = date(2026, 6, 1)


class ChainFactory(DjangoModelFactory):
    """A chain in force since New Year, without steps."""

    class Meta:
        model = models.Chain

    code = factory.Sequence(lambda n: f"chain{n}")
    title = "计划审批"
    unit = factory.SubFactory(UnitFactory)
    valid_from = date(2026, 1, 1)


class ChainStepFactory(DjangoModelFactory):
    """A step that asks one supervising leader of the organ."""

    class Meta:
        model = models.ChainStep

    chain = factory.SubFactory(ChainFactory)
    order = factory.LazyAttribute(lambda row: row.chain.steps.count() + 1)
    title = factory.LazyAttribute(lambda row: f"环节{row.order}")
    role = factory.LazyAttribute(lambda row: "supervising_leader" if row.who == "role" else "")
    who = "role"


class ApprovalFactory(DjangoModelFactory):
    """An approval about its own unit, without steps."""

    class Meta:
        model = models.Approval

    unit = factory.SubFactory(DepartmentFactory)
    chain = factory.SubFactory(ChainFactory)
    subject_type = "structure.unit"
    subject_id = factory.LazyAttribute(lambda row: str(row.unit.pk))
    subject_label = "学习计划"
    started_by = factory.SubFactory(StaffFactory)
    started_on = JUNE_1


class ApprovalStepFactory(DjangoModelFactory):
    """The open step of an approval."""

    class Meta:
        model = models.ApprovalStep

    approval = factory.SubFactory(ApprovalFactory)
    rule = factory.SubFactory(ChainStepFactory, chain=factory.SelfAttribute("..approval.chain"))
    order = 1
    title = "分管领导审批"
    mode = "one"
    opened_on = JUNE_1


class ApprovalAnswerFactory(DjangoModelFactory):
    """Somebody who is asked and has not answered."""

    class Meta:
        model = models.ApprovalAnswer

    step = factory.SubFactory(ApprovalStepFactory)
    staff = factory.SubFactory(StaffFactory)


class PaperFactory(DjangoModelFactory):
    """A letter of the party committee's office about its own unit."""

    class Meta:
        model = models.Paper

    unit = factory.SubFactory(DepartmentFactory)
    subject_type = "structure.unit"
    subject_id = factory.LazyAttribute(lambda row: str(row.unit.pk))
    body = "市委办"
    signer = "洪建军"
    number = "泉委办函〔2026〕7号"
    day = JUNE_1
    typed_on = JUNE_1


class RoundFactory(DjangoModelFactory):
    """A round about its own unit, open until 30 June."""

    class Meta:
        model = models.Round

    unit = factory.SubFactory(DepartmentFactory)
    subject_type = "structure.unit"
    subject_id = factory.LazyAttribute(lambda row: str(row.unit.pk))
    subject_label = "年度绩效目标"
    title = "年度绩效目标征求意见"
    due = date(2026, 6, 30)
    opened_by = factory.SubFactory(StaffFactory)
    opened_on = JUNE_1


class ConsultedFactory(DjangoModelFactory):
    """A body outside that is asked."""

    class Meta:
        model = models.Consulted

    round = factory.SubFactory(RoundFactory)
    body = factory.LazyAttribute(
        lambda row: "" if getattr(row, "staff", None) or getattr(row, "unit", None) else "市委办"
    )


class OpinionFactory(DjangoModelFactory):
    """An opinion that nobody has settled yet."""

    class Meta:
        model = models.Opinion

    asked = factory.SubFactory(ConsultedFactory)
    target = "目标 3.1"
    text = "贷款目标应分解到县。"
    answered_on = JUNE_1
