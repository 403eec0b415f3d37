"""What the register of persons puts into the menu and the search box."""

from typing import Any

from django.urls import reverse

from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.base.web.slots import Hit
from jinguo.org.people.models import Person
from jinguo.org.people.permissions import may_read
from jinguo.org.structure.queries import by_words
from jinguo.org.structure.requests import StaffRequest

HITS = 8


def register() -> None:
    """Add the entry and the searcher."""
    menu.add(Entry("people", "服务对象", "heart", "people:people", 30, "settings", may=_reads))
    slots.bar_search("服务对象", find, order=30)


def find(request: StaffRequest, text: str) -> list[Hit]:
    """Persons within reach by name, pinyin or initials; never by a number."""
    rows = Person.objects.visible_to(request.user).filter(merged_into=None).select_related("unit")
    found = rows.filter(by_words(text, begins=("pinyin", "initials")))[:HITS]
    return [Hit(one.name, reverse("people:person", args=[one.pk]), one.unit.label) for one in found]


def _reads(user: Any) -> bool:
    return may_read(user).ok
