"""Rows of evaluations, filled in where a test does not care."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jinguo.committee.body.tests.factories import BureauFactory, CommitteeFactory
from jinguo.committee.evaluation import models
from jinguo.committee.outlines.tests.factories import IndicatorFactory, OutlineFactory, OutlineTargetFactory
from jinguo.cycle.inspections.tests.factories import InspectedFactory, InspectionFactory
from jinguo.org.structure.tests.factories import RegionFactory, StaffFactory

JUNE_3 = date(2026, 6, 3)


class TextTargetFactory(OutlineTargetFactory):
    """A text goal of women's health."""

    indicator = None
    code = factory.Sequence(lambda n: f"text-{n + 1}")
    title = "妇女享有全生命周期的卫生健康服务"
    type, comparator, direction = "deliverable", "text", 0
    unit, value, baseline, baseline_year = "", None, None, None


class TextJudgementFactory(DjangoModelFactory):
    """One that waits to be confirmed."""

    class Meta:
        model = models.TextJudgement

    target = factory.SubFactory(TextTargetFactory)
    region = factory.SubFactory(RegionFactory)
    year = 2020
    outcome = "under_way"
    reasons = "三分之二的县已建立服务网络。"
    group = "office"
    judged_by = factory.SubFactory(StaffFactory)
    judged_on = JUNE_3


class EvaluationRoundFactory(DjangoModelFactory):
    """A mid-term evaluation in which participants write."""

    class Meta:
        model = models.EvaluationRound

    committee = factory.SubFactory(CommitteeFactory)
    kind = "midterm"
    title = "两纲中期评估"
    year = 2025
    number = "妇儿工委〔2026〕3号"
    issued_on = date(2026, 3, 20)
    state = "self_evaluation"


class RoundPhaseFactory(DjangoModelFactory):
    class Meta:
        model = models.RoundPhase

    round = factory.SubFactory(EvaluationRoundFactory)
    code = "self_evaluation"
    order = 2
    first_day, last_day = date(2026, 4, 1), date(2026, 6, 30)


class RoundWeightFactory(DjangoModelFactory):
    class Meta:
        model = models.RoundWeight

    round = factory.SubFactory(EvaluationRoundFactory)
    code = "targets"
    points = Decimal(35)


class RoundParticipantFactory(DjangoModelFactory):
    """A bureau that is writing."""

    class Meta:
        model = models.RoundParticipant

    round = factory.SubFactory(EvaluationRoundFactory)
    kind = "member"
    unit = factory.SubFactory(BureauFactory, parent=factory.SelfAttribute("..round.committee"))


class SelfSectionFactory(DjangoModelFactory):
    class Meta:
        model = models.SelfSection

    participant = factory.SubFactory(RoundParticipantFactory)
    code = "policies"


class SelfTargetFactory(DjangoModelFactory):
    class Meta:
        model = models.SelfTarget

    participant = factory.SubFactory(RoundParticipantFactory)
    target = factory.SubFactory(OutlineTargetFactory)


class GroupReviewFactory(DjangoModelFactory):
    class Meta:
        model = models.GroupReview

    participant = factory.SubFactory(RoundParticipantFactory)
    group, advice, comment = "expert", "accept", "数据有据，原因分析到位。"
    by = factory.SubFactory(StaffFactory)
    on = JUNE_3


class RoundResultFactory(DjangoModelFactory):
    class Meta:
        model = models.RoundResult

    participant = factory.SubFactory(RoundParticipantFactory)
    points = Decimal("88.5")
    because = "合计 88.5 分"


class QualityCheckFactory(DjangoModelFactory):
    """A check of data that runs."""

    class Meta:
        model = models.QualityCheck

    inspection = factory.SubFactory(InspectionFactory, kind="data_quality", title="监测数据质量核查")
    outline = factory.SubFactory(OutlineFactory)
    year = 2020
    seed = "2026-1"


class CheckedValueFactory(DjangoModelFactory):
    """Ten reported, nothing found yet."""

    class Meta:
        model = models.CheckedValue

    quality = factory.SubFactory(QualityCheckFactory)
    site = factory.LazyAttribute(lambda row: InspectedFactory(inspection=row.quality.inspection))
    indicator = factory.SubFactory(IndicatorFactory)
    order = factory.Sequence(lambda n: n + 1)
    reported = Decimal(10)
