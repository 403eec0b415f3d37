"""A notice is drafted, published, concluded or withdrawn."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.base.moves.subjects import point_at
from jinguo.base.papers.checks import nothing_private_is_published
from jinguo.cycle.publicity.ending import concluded
from jinguo.cycle.publicity.kinds import KINDS, USUAL_DAYS
from jinguo.cycle.publicity.models import PublicNotice
from jinguo.cycle.publicity.papers import notice_paper
from jinguo.cycle.publicity.permissions import may_draft, may_edit, may_publish
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.deadlines import publicity_until
from jinguo.rules.publicity import enough_days, may_conclude
from jinguo.rules.verdict import YES
from jinguo.rules.wording import date_words


@transaction.atomic
def draft(
    title: str,
    kind: str,
    *,
    unit: Unit,
    body: str,
    by: Staff | None,
    reception: str,
    phone: str,
    address: str = "",
    table: Snapshot | None = None,
    days: int = USUAL_DAYS,
    is_open: bool = False,
    about: models.Model | None = None,
) -> PublicNotice:
    """Write a notice (起草); publish it with `publish`. `about` is the row of a higher room that it belongs to.

    Raises Refused when `by` is not of the organ; ValidationError by field: an unknown kind, fewer days than it asks.
    """
    if by is not None:
        demand(may_draft(by, unit))
    notice = PublicNotice(title=title, kind=kind, unit=unit, body=body, days=days, is_open=is_open, drafted_by=by)
    notice.reception, notice.phone, notice.address = reception, phone, address
    notice.table = (table or Snapshot()).kept
    point_at(notice, about)
    notice.full_clean()
    _demand_enough_days(notice)
    notice.save()
    audit.record("publicnotice.draft", notice, by=by)
    return notice


@transaction.atomic
def edit(notice: PublicNotice, *, by: Staff | None, seen: int, table: Snapshot, **fields: Any) -> PublicNotice:
    """Change a draft: its words, table, days, where objections go. Raises Refused, Stale, ValidationError by field."""
    row = locked(notice, seen)
    fields |= {"table": table.kept, "version": row.version + 1}
    row = act("publicnotice.edit", row, by=by, verdict=may_edit(by, row) if by else YES, **fields)
    _demand_enough_days(row)
    return row


@transaction.atomic
def publish(
    notice: PublicNotice, *, by: Staff | None, first_day: date | None = None, seen: int | None = None
) -> PublicNotice:
    """Put a notice up from a day (today where not given), and freeze what it says (发布).

    Raises Refused, Stale (with `seen`), ValidationError: a day that is over, or private data in its words.
    """
    row = locked(notice, seen)
    if by is not None:
        demand(may_publish(by, row), act="publicnotice.publish", row=row)
    row.first_day = first_day or clock.today()
    _demand_ahead(row.first_day)
    _demand_nothing_private(row)
    deadline = publicity_until(row.first_day, row.days, work_calendar(), clause=row.rules.clause)
    row.last_day = deadline.due
    frozen: dict[str, Any] = {"first_day": row.first_day, "last_day": row.last_day, "digest": row.content_digest()}
    counted = [*deadline.counted, deadline.because]
    return move(notice, "publish", by=by, counted=counted, version=row.version + 1, **frozen)


@transaction.atomic
def conclude(notice: PublicNotice, *, by: Staff | None, conclusion: str = "") -> PublicNotice:
    """End a notice whose days are over and whose objections are settled (结束公示); the room above then goes on.

    Without words the conclusion says how many objections there were. Raises Refused, the handlers' errors.
    """
    row = locked(notice)
    _demand_over(row)
    words = conclusion.strip() or _usual_conclusion(row)
    facts = {"conclusion": words, "concluded_on": clock.today(), "version": row.version + 1}
    notice = move(notice, "conclude", by=by, reason=words, **facts)
    concluded(notice, by)
    return notice


@transaction.atomic
def withdraw(notice: PublicNotice, *, by: Staff | None, reason: str) -> PublicNotice:
    """Take a notice down (撤回) with a reason; it stays in the archive, marked so. Raises Refused."""
    reason = reason.strip()
    row = locked(notice)
    return move(notice, "withdraw", by=by, reason=reason, withdrawn_because=reason, version=row.version + 1)


def _usual_conclusion(notice: PublicNotice) -> str:
    count = notice.objections.filter(is_signed=True).count()
    return f"公示期间收到异议 {count} 件，均已办结。" if count else "公示期间没有收到异议。"


def _demand_over(notice: PublicNotice) -> None:
    """Hold the system to the rule as well, which is asked no predicate."""
    if notice.state == "published" and notice.last_day:
        verdict = may_conclude(notice.last_day, clock.today(), notice.objections.unsettled().count())
        demand(verdict, act="publicnotice.conclude", row=notice)


def _demand_enough_days(notice: PublicNotice) -> None:
    kind = KINDS[notice.kind]
    verdict = enough_days(notice.days, kind.least, kind.title)
    if not verdict:
        raise ValidationError({"days": verdict.reason})


def _demand_ahead(first_day: date) -> None:
    today = clock.today()
    if first_day < today:
        raise ValidationError({"first_day": f"公示首日 {date_words(first_day, today)} 已经过去，请从今天或以后起。"})


def _demand_nothing_private(notice: PublicNotice) -> None:
    verdict = nothing_private_is_published(notice_paper(notice))
    if not verdict:
        raise ValidationError(verdict.reason)
