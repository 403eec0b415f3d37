"""The beginner's side of an approval: it is started, urged, taken back."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, locked, move
from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.flows import ending
from jinguo.cycle.flows.models import Approval, ApprovalStep, Chain, ChainStep
from jinguo.cycle.flows.people import asked_by
from jinguo.cycle.flows.permissions import may_remind
from jinguo.cycle.flows.queries import chain_for, running_approvals
from jinguo.cycle.flows.services.advancing import advance, into, renew, reread
from jinguo.cycle.flows.telling import tell_urged
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules import chains as rules
from jinguo.rules.verdict import YES

Facts = Mapping[str, Any]


@transaction.atomic
def start(
    subject: models.Model, chain_code: str, *, unit: Unit, by: Staff | None, facts: Facts | None = None
) -> Approval:
    """Send `subject` through the chain of that code which is in force for `unit` (送审).

    `facts` choose the steps: `days`, `kind` and `rank`, the latter two in Chinese. Whether `by` may begin is asked by
    the room of the subject. Raises ValidationError when there is no such chain, a step would ask nobody but `by`, a
    fact is missing, or the same approval already runs.
    """
    locked(subject)  # two clicks come one after the other
    chain = _chain(chain_code, unit)
    _demand_single(subject, chain)
    steps = _steps(chain, unit, by, facts or {})
    approval = Approval(chain=chain, unit=unit, subject_label=str(subject)[:200], **subject_key(subject))
    approval.started_by, approval.started_on, approval.facts = by, clock.today(), dict(facts or {})
    approval.full_clean()
    approval.save()
    ApprovalStep.objects.bulk_create(_taken_over(approval, rule) for rule in steps)
    audit.record("approval.start", approval, by=by, note=f"{len(steps)} 个环节")
    return advance(approval, by=by)


@transaction.atomic
def withdraw(approval: Approval, *, by: Staff | None, reason: str) -> Approval:
    """Take an approval back before it is decided (撤回). Raises Refused, also for a missing reason."""
    row = locked(approval)
    row = move(row, "withdraw", by=by, reason=reason, ended_on=clock.today(), version=row.version + 1)
    row.steps.filter(opened_on__isnull=False, ended_on=None).update(ended_on=clock.today())
    ending.ended(row, by)
    return into(approval, reread(row))


@transaction.atomic
def withdraw_running(subject: models.Model, *, by: Staff | None, reason: str) -> None:
    """Take back what a row still waits for, because it was itself taken back. Raises Refused."""
    for approval in running_approvals(subject):
        withdraw(approval, by=by, reason=reason)


@transaction.atomic
def remind(approval: Approval, *, by: Staff | None) -> Approval:
    """Urge those who are waited for (催办), at most once a day. Raises Refused."""
    fresh = renew(approval)
    verdict = may_remind(by, fresh) if by is not None else YES
    row = act("approval.remind", fresh, by=by, verdict=verdict, reminded_on=clock.today())
    tell_urged(row, by=by)
    return into(approval, reread(row))


def _chain(code: str, unit: Unit) -> Chain:
    chain = chain_for(code, unit)
    if chain is None:
        raise ValidationError(f"{unit.label}还没有这项审批流程，请绩效办在“审批流程”里装上。")
    return locked(chain)  # its steps stay as they are until this approval stands


def _demand_single(subject: models.Model, chain: Chain) -> None:
    if Approval.objects.filter(chain__code=chain.code, state="running", **subject_key(subject)).exists():
        raise ValidationError(f"“{chain.title}”正在办理，不用再送。")


def _steps(chain: Chain, unit: Unit, by: Staff | None, facts: Facts) -> list[ChainStep]:
    """The steps of the chain that the matter takes. Raises ValidationError where one has nobody to answer it."""
    by_key = {(step.order, step.title): step for step in chain.steps.select_related("post")}
    try:
        chosen = rules.steps_for([step.as_rule() for step in by_key.values()], facts)
    except ValueError as problem:
        raise ValidationError(str(problem)) from problem
    found = [by_key[one.order, one.title] for one in chosen]
    asked = [step.as_rule(tuple(asked_by(step, unit, by))) for step in found]
    verdict = rules.may_start(asked, by)
    if not verdict:
        raise ValidationError(f"{verdict.reason}。")
    return found


def _taken_over(approval: Approval, rule: ChainStep) -> ApprovalStep:
    return ApprovalStep(approval=approval, rule=rule, order=rule.order, title=rule.title, mode=rule.mode)
