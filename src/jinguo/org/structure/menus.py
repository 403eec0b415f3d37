"""What the directory puts into the menu and the search box."""

from django.urls import reverse

from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.base.web.slots import Hit
from jinguo.org.structure import queries
from jinguo.org.structure.requests import StaffRequest

HITS = 8


def register() -> None:
    """Add entries and searchers."""
    for entry in (
        Entry("units", "单位", "building-office-2", "structure:units", order=10, section="settings"),
        Entry("staff", "人员", "identification", "structure:staff", order=20, section="settings"),
        Entry("calendar", "工作日历", "calendar-days", "structure:calendar", order=30, section="settings"),
        Entry("deputies", "代理", "arrows-right-left", "structure:deputies", 30, "person"),
    ):
        menu.add(entry)
    slots.bar_search("工作人员", find_staff, order=10)
    slots.bar_search("单位", find_units, order=20)


def find_staff(request: StaffRequest, text: str) -> list[Hit]:
    """Colleagues within reach by name, pinyin, initials or number."""
    found = queries.staff_named(request.user, text)[:HITS]
    return [Hit(one.name, reverse("structure:person", args=[one.pk]), queries.places(one)) for one in found]


def find_units(request: StaffRequest, text: str) -> list[Hit]:
    """Units within reach by name, short name, pinyin, initials or code."""
    found = queries.units_named(request.user, text)[:HITS]
    return [Hit(one.name, reverse("structure:unit", args=[one.pk]), one.get_kind_display()) for one in found]
