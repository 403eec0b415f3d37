"""Two organs in two cities with the same things in both, and somebody of each role in the first one.

What an address is about is a `@thing`: a function of (world, place, actor) that returns the keyword arguments of the
address. Whatever stands in the other place carries SECRET in its names, so that a leak shows in the answer's text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from inspect import signature
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.access.tests.factories import CredentialFactory
from jinguo.org.people.models import Person
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.roles import ROLES
from jinguo.org.structure.tests.factories import (
    AppointmentFactory,
    DepartmentFactory,
    RegionFactory,
    StaffFactory,
    UnitFactory,
)

SECRET = "别处机密"
ANONYMOUS = "anonymous"
Thing = Callable[["World", "Place", Staff | None], dict[str, Any]]
THINGS: dict[str, Thing] = {}


@dataclass
class Place:
    """One organ with a department, a colleague and a woman it serves; `mark` stands in every name."""

    mark: str
    region: Region
    organ: Unit
    office: Unit
    colleague: Staff
    woman: Person


@dataclass
class World:
    """Ours, theirs, and who tries."""

    ours: Place
    theirs: Place
    people: dict[str, Staff] = field(default_factory=dict)
    browsers: dict[str, Client] = field(default_factory=dict)


def build() -> World:
    """Both organs, and a logged-in browser for each role."""
    world = World(_place("泉州", "990100"), _place(SECRET, "990200"))
    for role in ROLES:
        person = AppointmentFactory(unit=world.ours.office, role=role, region=world.ours.region).staff
        person.set_password("of no use here")
        person.save()
        CredentialFactory(staff=person)
        world.people[role] = person
        world.browsers[role] = browser_of(person)
    world.browsers[ANONYMOUS] = Client()
    return world


def thing(name: str) -> Callable[[Thing], Thing]:
    """Make a thing known under a name of the table, which is taken once."""

    def keep_thing(make: Thing) -> Thing:
        if THINGS.setdefault(name, make) is not make:
            raise ValueError(f"two things are called {name}")
        return make

    return keep_thing


def is_for_all(name: str) -> bool:
    """Whether a thing is the same for whoever asks: its function calls the actor `_actor` and has no use for her."""
    return "_actor" in signature(THINGS[name]).parameters


def browser_of_role(world: World, role: str) -> Client:
    """A fresh browser with the session of a role, so that what one request does to its cookies is not kept."""
    browser = Client()
    browser.cookies = SimpleCookie(world.browsers[role].cookies.output(header="", sep=";"))
    return browser


def form_encoded(data: dict[str, str]) -> dict[str, Any]:
    return {"data": urlencode(data), "content_type": "application/x-www-form-urlencoded"}


def _place(mark: str, code: str) -> Place:
    region = RegionFactory(code=code, name=f"{mark}市", level="city")
    organ = UnitFactory(name=f"{mark}市妇联", region=region)
    office = DepartmentFactory(name=f"{mark}发展部", parent=organ)
    colleague = AppointmentFactory(unit=office, staff=StaffFactory(name=f"{mark}同事"), region=region).staff
    woman = PersonFactory(name=f"{mark}妇女", unit=office, region=region, phone="13805951234")
    return Place(mark, region, organ, office, colleague, woman)
