"""The asked ones' side of an approval: an answer is given, or entered from paper."""

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.cycle.flows.models import Approval, ApprovalAnswer, Paper
from jinguo.cycle.flows.permissions import may_answer, may_answer_some, may_enter_paper, still_waits
from jinguo.cycle.flows.services.advancing import advance, into, reread
from jinguo.org.structure.models import Staff

ANSWER, ON_PAPER = "approval.answer", "approval.enter_answer"


@transaction.atomic
def answer(
    approval: Approval, *, by: Staff, agrees: bool, note: str = "", asked: ApprovalAnswer | None = None
) -> Approval:
    """Agree to an approval or return it (办理); returns it as it then stands.

    `asked` is the row that is answered; without it her own, else that of somebody she stands in for. Raises Refused,
    also for whoever comes second; ValidationError for a return without a note.
    """
    locked(approval)
    fresh = reread(approval)
    row = _of(fresh, asked) if asked else _hers(fresh, by)
    demand(may_answer(by, row) if row else may_answer_some(by, fresh), act=ANSWER, row=fresh)
    if row is None:
        raise ValidationError("这一环节已经不等您办理，请刷新页面看现在等谁。")
    return _answered(approval, row, by=by, agrees=agrees, note=note, act=ANSWER)


@transaction.atomic
def answer_on_paper(
    approval: Approval,
    *,
    by: Staff | None,
    agrees: bool,
    paper: Paper,
    note: str = "",
    asked: ApprovalAnswer | None = None,
) -> Approval:
    """Enter what a body outside or an absent leader decided on paper (代录); returns it as it then stands.

    Without `asked` the paper tells whose answer it is: the body it comes from, or the leader who signed it. Raises
    Refused; ValidationError for a paper of nobody who is waited for, and for a return without a note.
    """
    locked(approval)
    fresh = reread(approval)
    row = _of(fresh, asked) if asked else _of_paper(fresh, paper)
    if by is not None:
        demand(may_enter_paper(by, fresh), act=ON_PAPER, row=fresh)
    if row is None:
        raise ValidationError({"body": f"现在{fresh.waiting_words}，这份文件的来文单位和签发人都不在其中，请核对。"})
    demand(still_waits(row), act=ON_PAPER, row=fresh)
    return _answered(approval, row, by=by, agrees=agrees, note=note, act=ON_PAPER, paper=paper)


def _answered(
    approval: Approval,
    row: ApprovalAnswer,
    *,
    by: Staff | None,
    agrees: bool,
    note: str,
    act: str,
    paper: Paper | None = None,
) -> Approval:
    note = note.strip()
    if not agrees and not note:
        raise ValidationError({"note": "退回要写明理由，请写清哪里要改。"})
    row.agrees, row.note, row.paper = agrees, note, paper
    row.answered_by, row.answered_on = by, clock.today()
    row.nth = ApprovalAnswer.objects.filter(step__approval=approval, answered_on__isnull=False).count() + 1
    row.full_clean(validate_unique=False)
    row.save()
    Approval.objects.filter(pk=approval.pk).update(version=row.step.approval.version + 1)
    said = f"{row.name}{'同意' if agrees else '退回'}{f'：{note}' if note else ''}"
    audit.record(act, row.step.approval, by=by, note=said)
    return into(approval, advance(approval, by=by))


def _of(approval: Approval, asked: ApprovalAnswer) -> ApprovalAnswer | None:
    """The row of this approval as it is now; None for a row of another one or one that is asked no longer."""
    rows = (row for step in approval.steps.all() for row in step.answers.all())
    return next((row for row in rows if row.pk == asked.pk), None)


def _hers(approval: Approval, by: Staff) -> ApprovalAnswer | None:
    """The row that she answers: her own first; None where nothing waits for her."""
    rows = sorted(approval.waiting(), key=lambda row: row.staff_id != by.pk)
    return next((row for row in rows if may_answer(by, row)), None)


def _of_paper(approval: Approval, paper: Paper) -> ApprovalAnswer | None:
    """The row that a paper answers: of the body it comes from, else of the leader who signed it."""
    rows = approval.waiting()
    of_body = [row for row in rows if row.body and row.body == paper.body]
    of_signer = [row for row in rows if row.staff and row.staff.name == paper.signer]
    return next(iter(of_body or of_signer), None)
