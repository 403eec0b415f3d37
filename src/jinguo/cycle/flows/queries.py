"""What is asked of approvals, rounds and chains."""

from datetime import date

from django.db import models
from django.db.models import Prefetch, Q, QuerySet

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.flows.models import Approval, ApprovalAnswer, ApprovalStep, Chain, Consulted, Opinion, Round
from jinguo.cycle.flows.people import stood_in_for
from jinguo.org.structure.models import Staff, Unit

NOTHING = Q(pk__in=())


def with_steps(approvals: QuerySet[Approval]) -> QuerySet[Approval]:
    """Approvals with all that their standing, a row of a list and their panel need: three queries, however many."""
    answers = ApprovalAnswer.objects.select_related("staff", "answered_by", "paper").order_by("pk")
    steps = (
        ApprovalStep.objects.order_by("order")
        .select_related("rule__post__unit")
        .prefetch_related(Prefetch("answers", answers))
    )
    return approvals.select_related("chain", "unit", "started_by").prefetch_related(Prefetch("steps", steps))


def approvals_of(subject: models.Model) -> QuerySet[Approval]:
    """The approvals of a row, oldest first, with their steps and answers."""
    return with_steps(Approval.objects.filter(**subject_key(subject)).order_by("pk"))


def running_approvals(subject: models.Model) -> list[Approval]:
    """Those of them that have not ended."""
    return [one for one in approvals_of(subject) if one.state == "running"]


def waiting_for(reader: Staff) -> QuerySet[Approval]:
    """The approvals that wait for her or for somebody she stands in for today, never those that she began herself."""
    waiting = ApprovalAnswer.objects.filter(
        staff__in=stood_in_for(reader),
        answered_on=None,
        step__opened_on__isnull=False,
        step__ended_on=None,
        step__approval__state="running",
    )
    hers = Approval.objects.filter(pk__in=waiting.values("step__approval")).exclude(started_by=reader)
    return with_steps(hers.order_by("started_on", "pk"))


def begun_by(reader: Staff) -> QuerySet[Approval]:
    """The approvals that she began, newest first."""
    return with_steps(Approval.objects.filter(started_by=reader))


def answered_by(reader: Staff) -> QuerySet[Approval]:
    """The approvals in which she answered, stood in or typed in, newest first."""
    given = ApprovalAnswer.objects.filter(answered_by=reader, answered_on__isnull=False)
    return with_steps(Approval.objects.filter(pk__in=given.values("step__approval")))


def on_paper(reader: Staff) -> QuerySet[Approval]:
    """The approvals within reach in which a body outside is waited for, oldest first."""
    waiting = ApprovalAnswer.objects.filter(
        body__gt="", answered_on=None, step__opened_on__isnull=False, step__ended_on=None
    )
    running = Approval.objects.visible_to(reader).filter(state="running", pk__in=waiting.values("step__approval"))
    return with_steps(running.order_by("started_on", "pk"))


def steps_due() -> QuerySet[ApprovalStep]:
    """The open steps that have a last day, with those who are asked; two queries."""
    running = ApprovalStep.objects.filter(
        approval__state="running", opened_on__isnull=False, ended_on=None, due__isnull=False
    )
    return running.select_related("approval__chain").prefetch_related("answers__staff")


def with_voices(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds with the asked and their opinions: three queries, however many."""
    opinions = Opinion.objects.select_related("answered_by", "settled_by", "paper").order_by("answered_on", "pk")
    asked = (
        Consulted.objects.select_related("staff", "unit")
        .order_by("pk")
        .prefetch_related(Prefetch("opinions", opinions))
    )
    return rounds.select_related("unit", "opened_by").prefetch_related(Prefetch("asked", asked))


def asking(reader: Staff) -> QuerySet[Round]:
    """The open rounds that ask her, or a unit she heads, and have not heard them; the nearest day first."""
    headed = NOTHING
    for grant in reader.grants_on(clock.today()):
        if grant.role == "department_head":
            headed |= Q(unit=grant.unit_id)
    silent = Consulted.objects.filter(Q(staff__in=stood_in_for(reader)) | headed, opinions=None)
    return (
        Round.objects.filter(state="open", pk__in=silent.values("round")).select_related("unit").order_by("due", "pk")
    )


def rounds_of(subject: models.Model) -> QuerySet[Round]:
    """The rounds about a row, oldest first, with all opinions."""
    return with_voices(Round.objects.filter(**subject_key(subject)).order_by("pk"))


def chain_for(code: str, unit: Unit, day: date | None = None) -> Chain | None:
    """The chain of that code in force for a unit: its organ's own, else of the nearest organ above that has one."""
    standing = Chain.objects.standing_on(day or clock.today()).filter(code=code).select_related("unit")
    by_path = {chain.unit.path: chain for chain in standing}
    above = [path for path in by_path if unit.path.startswith(path)]
    return by_path[max(above, key=len)] if above else None
