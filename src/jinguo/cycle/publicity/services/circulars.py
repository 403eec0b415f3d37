"""A circular is written, issued to its addressees, signed for, or recalled."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from jinguo.base import audit, clock
from jinguo.base.moves import Refused, act, demand, locked, move
from jinguo.base.moves.subjects import point_at
from jinguo.base.papers.checks import number_is_well_formed
from jinguo.cycle.publicity.models import Addressee, Circular, Receipt
from jinguo.cycle.publicity.papers import circular_paper
from jinguo.cycle.publicity.permissions import may_draft, may_edit, may_issue, may_sign_for
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES


@transaction.atomic
def write(
    title: str,
    kind: str,
    *,
    unit: Unit,
    body: str,
    by: Staff | None,
    units: Iterable[Unit] = (),
    people: Iterable[Staff] = (),
    number: str = "",
    figures: Snapshot | None = None,
    about: models.Model | None = None,
) -> Circular:
    """Write a circular to units and people (起草); send it out with `circulate`. `figures` are kept as they are.

    Raises Refused when `by` is not of the organ; ValidationError by field: an unknown kind, a number that is taken.
    """
    if by is not None:
        demand(may_draft(by, unit))
    circular = Circular(title=title, kind=kind, unit=unit, body=body, number=number.strip(), drafted_by=by)
    circular.table = (figures or Snapshot()).kept
    point_at(circular, about)
    _check(circular)
    circular.save()
    _address(circular, units, people)
    audit.record("circular.draft", circular, by=by)
    return circular


@transaction.atomic
def edit_circular(
    circular: Circular,
    *,
    by: Staff | None,
    seen: int,
    units: Iterable[Unit],
    people: Iterable[Staff],
    figures: Snapshot,
    **fields: Any,
) -> Circular:
    """Change a draft: its words, number, figures, addressees. Raises Refused, Stale, ValidationError by field."""
    row = locked(circular, seen)
    fields |= {"table": figures.kept, "version": row.version + 1}
    row = act("circular.edit", row, by=by, verdict=may_edit(by, row) if by else YES, **fields)
    _check(row)
    row.addressees.all().delete()
    _address(row, units, people)
    return row


@transaction.atomic
def circulate(circular: Circular, *, by: Staff | None, seen: int | None = None) -> Circular:
    """Send a circular out and freeze what it says (印发); its addressees are told and asked to sign.

    Raises Refused, Stale (with `seen`), ValidationError: nobody is addressed.
    """
    row = locked(circular, seen)
    if by is not None:
        demand(may_issue(by, row), act="circular.issue", row=row)
    if not row.addressees.exists():
        raise ValidationError("还没有主送对象，请先选单位或人员。")
    row.issued_on = clock.today()
    facts: dict[str, Any] = {"issued_on": row.issued_on, "digest": row.content_digest(), "version": row.version + 1}
    return move(circular, "issue", by=by, **facts)


@transaction.atomic
def recall(circular: Circular, *, by: Staff | None, reason: str) -> Circular:
    """Withdraw a circular with a reason (撤回); it stays to be read, marked so. Raises Refused."""
    reason = reason.strip()
    row = locked(circular)
    return move(circular, "withdraw", by=by, reason=reason, withdrawn_because=reason, version=row.version + 1)


@transaction.atomic
def sign_for(circular: Circular, *, by: Staff) -> list[Receipt]:
    """Sign for a circular, for herself and her unit (签收); what is signed already stays as it was.

    Raises Refused when it is not addressed to her or her unit, or is not in force.
    """
    row = locked(circular)
    hers = [one for one in row.addressees.select_related("unit", "staff") if may_sign_for(by, one)]
    if row.state != "issued" or not hers:
        raise Refused(_no_receipt(row), act="circular.sign_for", row=row)
    signed = Receipt.objects.filter(addressee__in=hers).values_list("addressee", flat=True)
    fresh = [Receipt(addressee=one, staff=by, at=clock.now()) for one in hers if one.pk not in set(signed)]
    if fresh:
        Receipt.objects.bulk_create(fresh)
        audit.record("circular.sign_for", row, by=by, note="、".join(str(one.addressee) for one in fresh)[:200])
    return list(Receipt.objects.filter(addressee__in=hers))


def _no_receipt(circular: Circular) -> str:
    if circular.state != "issued":
        return f"这份{circular.get_kind_display()}{circular.get_state_display()}，不用签收"
    return f"这份{circular.get_kind_display()}没有发给您和您的部室，不用签收"


def _check(circular: Circular) -> None:
    circular.full_clean()
    verdict = number_is_well_formed(circular_paper(circular))
    if not verdict:
        raise ValidationError({"number": verdict.reason})


def _address(circular: Circular, units: Iterable[Unit], people: Iterable[Staff]) -> None:
    """Each unit and person once."""
    rows = [Addressee(circular=circular, unit=unit) for unit in dict.fromkeys(units)]
    rows += [Addressee(circular=circular, staff=person) for person in dict.fromkeys(people)]
    Addressee.objects.bulk_create(rows)
