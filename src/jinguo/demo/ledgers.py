"""The year's ledger entries, read from `data/entries.toml` and entered as the departments would enter them.

Whoever keeps a department's books records an entry on its day, or on the next work day; the department's head confirms
it on the work day after.
"""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Any

from jinguo.cycle.bookkeeping.kinds import EntryField, ledger
from jinguo.cycle.bookkeeping.services import confirm, record
from jinguo.cycle.bookkeeping.services.setting_up import set_up
from jinguo.demo.invented import Invented, People
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.people.services import Identity, know
from jinguo.org.structure.work_calendar import work_calendar

WOMEN = 508  # the seed of the women whom the ledgers name
Reader = Callable[["Scribe", EntryField, Any], Any]


class Scribe:
    """Turns what `entries.toml` says of an entry into the values of its ledger."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._people = People(WOMEN)
        self._known: dict[str, Invented] = {}

    def values(self, told: dict[str, Any], department: Any) -> dict[str, Any]:
        """The values of one entry, its day and place among them."""
        self.unit, self.place = department, self._region(told.get("region", ""))
        kind = ledger(told["ledger"])
        values = {"day": told["day"], **({"region": self.place} if "region" in told else {})}
        return values | {name: self._read(kind.names[name], said) for name, said in told.get("values", {}).items()}

    def _read(self, field: EntryField, said: Any) -> Any:
        return _READERS.get(field.kind, lambda _scribe, _field, plain: plain)(self, field, said)

    def _region(self, name: str) -> Any:
        return self.world.counties.get(name) or self.world.regions.get(name)

    def person(self, _field: EntryField, name: str) -> Any:
        """A woman of the entry's county: always the same one of a name."""
        area = self.place.code[:6] if self.place and self.place.code[:6].isdigit() else "350500"
        woman = self._known.setdefault(name, self._people.woman(area, name))
        return know(Identity(woman.name, woman.id_number, woman.phone), unit=self.unit, region=self.place)

    def people(self, field: EntryField, count: int) -> list[Any]:
        """As many women as told, newly invented."""
        return [self.person(field, self._people.name()) for _ in range(count)]

    def heading(self, field: EntryField, name: str) -> Any:
        """A project or purpose by its name, set up when it is first used."""
        assert field.headings is not None  # noqa: S101 - a heading field has its table
        found = field.headings.objects.filter(name=name).first()
        return found or set_up(field.headings, unit=self.world.city, by=None, name=name)


_READERS: dict[str, Reader] = {
    "yuan": lambda _scribe, _field, said: Decimal(said),
    "quantity": lambda _scribe, _field, said: Decimal(said),
    "person": Scribe.person,
    "people": Scribe.people,
    "heading": Scribe.heading,
}


def happenings(world: World) -> Iterator[Happening]:
    """Every entry of the year, recorded and then confirmed."""
    scribe, days = Scribe(world), work_calendar()
    for told in _told():
        title = told.get("values", {}).get("title", told["ledger"])
        entry: list[Any] = []
        recorded = days.on_or_after(told["day"])
        yield Happening(recorded, f"登记 {title}", partial(_record, scribe, told, entry))
        yield Happening(days.next_workday(recorded), f"确认 {title}", partial(_confirm, told, entry))


def _record(scribe: Scribe, told: dict[str, Any], entry: list[Any], world: World) -> None:
    unit = world.units[told["department"]]
    values = scribe.values(told, unit)
    entry.append(record(ledger(told["ledger"]), values, unit=unit, by=world.clerk(told["department"])))


def _confirm(told: dict[str, Any], entry: list[Any], world: World) -> None:
    confirm(entry.pop(), by=world.head(told["department"]))


def _told() -> list[dict[str, Any]]:
    text = files("jinguo.demo").joinpath("data", "entries.toml").read_text("utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["entry"]
    return sorted(entries, key=_day)


def _day(told: dict[str, Any]) -> date:
    day: date = told["day"]
    return day
