"""A panel of each kind that is still prepared, and what it is made of."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.panels import models
from jinguo.org.structure.tests.factories import StaffFactory, UnitFactory
from jinguo.rules.ballots import Pile


class PanelFactory(DjangoModelFactory):
    """A rating of an organ, open until 10 June 2026, still prepared."""

    class Meta:
        model = models.Panel

    kind = "rating"
    title = "第二季度部室工作评分"
    unit = factory.SubFactory(UnitFactory)
    last_day = date(2026, 6, 10)


class BallotFactory(PanelFactory):
    """A secret ballot."""

    kind = "ballot"
    title = "部室负责人民主测评"
    scheme = "grades"


class SurveyFactory(PanelFactory):
    """A questionnaire on satisfaction."""

    kind = "survey"
    title = "妇女之家服务满意度"
    purpose = "satisfaction"


class PanelSubjectFactory(DjangoModelFactory):
    class Meta:
        model = models.PanelSubject

    panel = factory.SubFactory(BallotFactory)
    order = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"对象{n}")


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant

    panel = factory.SubFactory(BallotFactory)
    staff = factory.SubFactory(StaffFactory)


class RatingCriterionFactory(DjangoModelFactory):
    class Meta:
        model = models.RatingCriterion

    panel = factory.SubFactory(PanelFactory)
    order = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"评分项{n}")
    points = Decimal(30)


class RaterGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.RaterGroup

    panel = factory.SubFactory(PanelFactory)
    group = "panel"
    weight = Decimal(100)


class RatingFactory(DjangoModelFactory):
    class Meta:
        model = models.Rating

    criterion = factory.SubFactory(RatingCriterionFactory)
    subject = factory.LazyAttribute(lambda row: PanelSubjectFactory(panel=row.criterion.panel))
    rater = factory.LazyAttribute(lambda row: ParticipantFactory(panel=row.criterion.panel, group="panel"))
    points = Decimal(27)


class PanelQuestionFactory(DjangoModelFactory):
    """A question on the scale of five."""

    class Meta:
        model = models.PanelQuestion

    panel = factory.SubFactory(SurveyFactory)
    order = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"问题{n}")


class BallotBoxFactory(DjangoModelFactory):
    """An empty box of a subject."""

    class Meta:
        model = models.BallotBox

    subject = factory.SubFactory(PanelSubjectFactory)
    panel = factory.LazyAttribute(lambda box: box.subject.panel)
    counts = Pile.of(4).written()


class AccessCodeFactory(DjangoModelFactory):
    class Meta:
        model = models.AccessCode

    panel = factory.SubFactory(SurveyFactory)
    code_index = factory.Sequence(lambda n: f"{n:064x}")
