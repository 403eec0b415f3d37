"""An approval goes on by its answers: the next step opens, or it ends and the thing it is about is told."""

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import locked, move
from jinguo.cycle.flows import ending
from jinguo.cycle.flows.models import Approval, ApprovalAnswer, ApprovalStep
from jinguo.cycle.flows.people import Party, asked_by
from jinguo.cycle.flows.queries import with_steps
from jinguo.cycle.flows.telling import tell_turn
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.deadlines import due_after

ENDS = {"passed": "let_pass", "returned": "send_back"}


def advance(approval: Approval, *, by: Staff | None) -> Approval:
    """Open the step whose turn it is, or end the approval as its answers say; belongs into the act's transaction.

    Returns the approval as it now stands, with its steps.
    """
    fresh = reread(approval)
    now = fresh.standing
    _end_steps(fresh, now.order, ended=now.state != "running")
    if now.state != "running":
        fresh = move(fresh, ENDS[now.state], by=by, ended_on=clock.today(), version=fresh.version + 1)
        fresh = reread(fresh)
        ending.ended(fresh, by)
        return fresh
    step = next(one for one in fresh.steps.all() if one.order == now.order)
    if step.opened_on is None:
        _open(fresh, step, by)
        return reread(approval)
    return fresh


def reread(approval: Approval) -> Approval:
    """The approval with its steps and answers as the database has them now."""
    return with_steps(Approval.objects.filter(pk=approval.pk)).get()


def into(obj: Approval, fresh: Approval) -> Approval:
    """Bring the caller's own object up to date, so that both names show the same."""
    obj.__dict__.update(fresh.__dict__)
    return obj


@transaction.atomic
def renew(approval: Approval) -> Approval:
    """Ask those who hold the open step's role today, and no longer those who left it unanswered.

    An approval that waited only for somebody who left goes on.
    """
    locked(approval)
    fresh = reread(approval)
    step = fresh.open_step
    if step is None or step.rule.who == "body":
        return fresh
    gone, come = _changed(fresh, step)
    if not gone and not come:
        return fresh
    ApprovalAnswer.objects.filter(pk__in=[row.pk for row in gone]).delete()
    _ask(step, come)
    told = "、".join([f"增 {one}" for one in come] + [f"减 {row.name}" for row in gone])
    audit.record("approval.renew", fresh, by=None, note=told)
    tell_turn(fresh, step, [one for one in come if isinstance(one, Staff)], by=None)
    return advance(fresh, by=None)


def renew_all() -> str:
    """Renew every approval that runs, as a daily duty; says in Chinese how many."""
    running = Approval.objects.filter(state="running")
    for approval in running:
        renew(approval)
    return f"核对 {len(running)} 件审批的办理人"


def _changed(approval: Approval, step: ApprovalStep) -> tuple[list[ApprovalAnswer], list[Party]]:
    """Whose unanswered rows have no reason any more, and who is new. Nobody is dropped while nobody else is found."""
    now = _asked(approval, step)
    rows = list(step.answers.all())
    gone = [row for row in rows if row.answered_on is None and row.party not in now] if now else []
    return gone, [one for one in now if one not in {row.party for row in rows}]


def _asked(approval: Approval, step: ApprovalStep) -> list[Party]:
    """Whom a step asks today, without who began the matter."""
    starter = approval.started_by
    return [one for one in asked_by(step.rule, approval.unit, starter) if one != starter]


def _open(approval: Approval, step: ApprovalStep, by: Staff | None) -> None:
    today = clock.today()
    step.opened_on = today
    if step.rule.due_days:
        step.due = due_after(today, step.rule.due_days, work_calendar(), unit="workday", event="送达").due
    step.save(update_fields=["opened_on", "due"])
    asked = _asked(approval, step)
    _ask(step, asked)
    tell_turn(approval, step, [one for one in asked if isinstance(one, Staff)], by=by)


def _ask(step: ApprovalStep, asked: list[Party]) -> None:
    rows = [
        ApprovalAnswer(step=step, staff=one) if isinstance(one, Staff) else ApprovalAnswer(step=step, body=one)
        for one in asked
    ]
    ApprovalAnswer.objects.bulk_create(rows)


def _end_steps(approval: Approval, order: int | None, *, ended: bool) -> None:
    """Give the steps that are over their day: those before the one whose turn it is, and that one when all is over."""
    over = approval.steps.filter(opened_on__isnull=False, ended_on=None)
    if not ended:
        over = over.filter(order__lt=order)
    over.update(ended_on=clock.today())
