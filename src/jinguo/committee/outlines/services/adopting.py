"""Which of several published values counts (采用): said by the office, with its reason; the others stay visible."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.permissions import may_adopt, may_keep
from jinguo.org.structure.models import Staff


@transaction.atomic
def adopt(observation: Observation, *, by: Staff, because: str) -> Observation:
    """Let a value count instead of the one so far. Raises Refused; ValidationError without a reason."""
    row = locked(observation)
    demand(may_adopt(by, row), act="observation.adopt", row=row)
    if not because.strip():
        raise ValidationError({"because": "请写明为什么采用这个值。"})
    before = siblings(row).filter(is_adopted=True).first()
    siblings(row).filter(is_adopted=True).update(is_adopted=False, adopted_because="", adopted_by=None)
    row.is_adopted, row.adopted_because, row.adopted_by = True, because.strip(), by
    row.full_clean()
    row.save()
    changes = {"is_adopted": (str(before.value) if before else "", str(row.value))}
    audit.record("observation.adopt", row, by=by, changes=changes, note=row.adopted_because)
    return row


@transaction.atomic
def clear_adopted(observation: Observation, *, by: Staff) -> Observation:
    """Take the mark back, so that basis and order decide again. Raises Refused."""
    row = locked(observation)
    demand(may_keep(by, row.unit), act="observation.clear_adopted", row=row)
    row.is_adopted, row.adopted_because, row.adopted_by = False, "", None
    row.save()
    audit.record("observation.clear_adopted", row, by=by)
    return row


def siblings(row: Observation) -> QuerySet[Observation]:
    """The values of the same indicator, region, group and period, itself among them."""
    same = {name: getattr(row, name) for name in ("indicator", "region", "disaggregation", "period")}
    return Observation.objects.filter(**same)
