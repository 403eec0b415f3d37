"""The copy of everything that is kept of a person, which she may ask for.

Source: 《个人信息保护法》 art. 45 (查阅、复制). Apps that name persons add what they keep to SOURCES.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from django.db import transaction
from django.db.models import Field

from jinguo.base import audit, sheets
from jinguo.base.moves import Refused, demand
from jinguo.base.sheets import Column, Sheet
from jinguo.org.people.models import Person
from jinguo.org.people.permissions import may_export
from jinguo.org.structure.models import Staff

Lines = Iterable[tuple[str, str]]  # what it is, what is kept
SOURCES: list[Callable[[Person], Lines]] = []
SHORTEST_REASON = 4
OWN = ("name", "sex", "birthday", "id_number", "phone", "address", "region", "unit")
SHEET = Sheet("person-copy", "个人信息副本", (Column("item", "项目", width=24), Column("value", "内容", width=60)))


@transaction.atomic
def copy_for(person: Person, *, by: Staff, reason: str) -> bytes:
    """A workbook of all that is kept of her, also under rows merged into hers. Raises Refused; audited."""
    demand(may_export(by, person))
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(f"要写明本人提出的日期和方式，不少于 {SHORTEST_REASON} 个字")
    audit.record("person.export", person, by=by, label=str(person), note=reason.strip())
    return sheets.template(SHEET, _rows(person))


def _rows(person: Person) -> Iterator[dict[str, Any]]:
    for one in (person, *person.merged.all()):
        for name in OWN:
            shown = f"get_{name}_display"
            value = getattr(one, shown)() if hasattr(one, shown) else getattr(one, name)
            if value:
                yield {"item": str(cast(Field, Person._meta.get_field(name)).verbose_name), "value": str(value)}
        for source in SOURCES:
            yield from ({"item": item, "value": value} for item, value in source(one))
