"""What is objected to a notice comes in, and is settled."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.publicity.models import Objection, PublicNotice
from jinguo.cycle.publicity.permissions import may_object, may_record_objection, may_settle
from jinguo.cycle.publicity.telling import OBJECTION, handlers_of
from jinguo.org.structure.models import Staff
from jinguo.rules import publicity as rules
from jinguo.rules.verdict import Verdict


@transaction.atomic
def object_to(notice: PublicNotice, *, by: Staff, text: str, contact: str = "") -> Objection:
    """Object in her own name, today (提出异议). Raises Refused outside the notice's days, ValidationError by field."""
    row = locked(notice)
    demand(may_object(by, row), act="objection.record", row=row)
    facts = {"is_signed": True, "person": by.name, "contact": contact.strip(), "received_on": clock.today()}
    return _keep(Objection(notice=row, objector=by, entered_by=by, text=text.strip(), **facts), by)


@transaction.atomic
def record_objection(
    notice: PublicNotice,
    *,
    by: Staff | None,
    text: str,
    received_on: date,
    person: str = "",
    contact: str = "",
) -> Objection:
    """Enter what somebody said by letter, call or in person (代录); without a name it is a clue and does not count.

    Raises Refused; ValidationError by field: it came in outside the notice's days, or a name without a contact.
    """
    row = locked(notice)
    if by is not None:
        demand(may_record_objection(by, row), act="objection.record", row=row)
    person, contact = person.strip(), contact.strip()
    _demand_in_time(row, received_on)
    if person and not contact:
        raise ValidationError({"contact": "署实名的异议要留联系方式，以便核实和答复。"})
    facts = {"is_signed": bool(person), "person": person, "contact": contact, "received_on": received_on}
    return _keep(Objection(notice=row, entered_by=by, text=text.strip(), **facts), by)


@transaction.atomic
def settle(objection: Objection, *, by: Staff | None, outcome: str, reply: str) -> Objection:
    """Settle an objection with an answer (办结异议); a clue only as looked into. Raises Refused, ValidationError."""
    locked(objection.notice)
    row = locked(objection)
    if by is not None:
        demand(may_settle(by, row), act="objection.settle", row=row)
    _demand_fitting(row, outcome, reply)
    row.outcome, row.reply, row.settled_by, row.settled_on = outcome, reply.strip(), by, clock.today()
    row.full_clean(exclude=["entered_by", "settled_by", "seal_id"], validate_constraints=False)
    row.save(update_fields=["outcome", "reply", "settled_by", "settled_on"])
    audit.record("objection.settle", row, by=by, note=row.get_outcome_display())
    if row.objector:
        tell([row.objector], f"您的异议已答复：{row.notice}", kind=OBJECTION, about=row, by=by)
    return row


def clue_reason(objection: Objection) -> Verdict:
    """Whether it counts, and if not why: what its page says."""
    return rules.counts(objection.is_signed)


def _keep(objection: Objection, by: Staff | None) -> Objection:
    """Number it, keep it, tell who handles it; the notice is locked, so that numbers leave no gap."""
    objection.number = objection.notice.objections.count() + 1
    objection.full_clean(exclude=["entered_by", "settled_by", "seal_id"])
    objection.save()
    audit.record("objection.record", objection, by=by)
    people = [person for person in handlers_of(objection.notice.unit) if person not in (by, objection.objector)]
    tell(people, f"收到{objection.word}：{objection.notice}", kind=OBJECTION, about=objection, by=by)
    return objection


def _demand_in_time(notice: PublicNotice, received_on: date) -> None:
    if notice.first_day is None or notice.last_day is None:
        raise ValidationError("公示还没有发布，不登记异议。")
    verdict = rules.may_receive(received_on, notice.first_day, notice.last_day, clock.today())
    if not verdict:
        raise ValidationError({"received_on": verdict.reason})


def _demand_fitting(objection: Objection, outcome: str, reply: str) -> None:
    if (outcome == "noted") == objection.is_signed:
        word = "署实名的异议要写明成立或不成立。" if objection.is_signed else "匿名线索只记“线索已核查”。"
        raise ValidationError({"outcome": word})
    if not reply.strip():
        raise ValidationError({"reply": "要写明核查情况和答复。"})
