"""Taking a step of the appraisal for a person: in its order, none skipped, none back-dated."""

from collections.abc import Iterable
from datetime import date

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.office.appraisal.models import AppraisalStep, Appraisee
from jinguo.org.structure.models import Staff
from jinguo.rules.grading.steps import StepCode, may_take
from jinguo.rules.verdict import no


def take(
    appraisee: Appraisee,
    step: StepCode,
    *,
    by: Staff | None,
    on: date | None = None,
    publicity_ended: date | None = None,
) -> None:
    """Record a step of one person, today where no day is given. Raises Refused by the rule."""
    take_all([appraisee], step, by=by, on=on, publicity_ended=publicity_ended)


def take_all(
    people: Iterable[Appraisee],
    step: StepCode,
    *,
    by: Staff | None,
    on: date | None = None,
    publicity_ended: date | None = None,
) -> None:
    """Record a step of many. Raises Refused by the rule, naming the first whom it does not allow."""
    day, today, found = on or clock.today(), clock.today(), list(people)
    for one in found:
        verdict = may_take(step, day, one.done, today, one.course, publicity_ended)
        demand(verdict if verdict else no(f"{one.staff}：{verdict.reason}"), act=f"appraisee.{step}", row=one)
    AppraisalStep.objects.bulk_create(AppraisalStep(appraisee=one, step=step, on=day, by=by) for one in found)


def undo(appraisees: Iterable[Appraisee], *steps: StepCode) -> None:
    """Take steps back that have to be gone through again."""
    AppraisalStep.objects.filter(appraisee__in=list(appraisees), step__in=steps).delete()
