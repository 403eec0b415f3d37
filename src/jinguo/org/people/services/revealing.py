"""Showing what is masked: only with a reason, and only on the record."""

from typing import Literal

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import Refused
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Staff

Secret = Literal["id_number", "phone", "address"]
SHORTEST_REASON = 4


@transaction.atomic
def reveal(person: Person, field: Secret, *, by: Staff, reason: str) -> str:
    """The value behind the mask. Raises Refused without a reason, and for somebody out of the reader's reach."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(f"查看要写明理由，不少于 {SHORTEST_REASON} 个字")
    if not Person.objects.visible_to(by).filter(pk=person.pk).exists():
        raise Refused("这个人不在您的权限范围内，请由登记的部室查看")
    label = Person._meta.get_field(field).verbose_name  # type: ignore[union-attr]
    audit.record("person.reveal", person, by=by, label=str(person), note=f"{label}：{reason.strip()}")
    return str(getattr(person, field))
