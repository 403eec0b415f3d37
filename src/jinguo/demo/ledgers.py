"""The year's ledger entries, read from `data/entries.toml` and entered as the departments would enter them.

Whoever keeps a department's books records an entry on its day, or on the next work day; the department's head confirms
it on the work day after. Nothing is remembered from one entry to the next, so that a replay that was cut off goes on.
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
from jinguo.demo.invented import Names, woman
from jinguo.demo.places import CITY
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.people.services import Identity, know
from jinguo.org.structure.work_calendar import work_calendar

Reader = Callable[["Scribe", EntryField, Any], Any]


class Scribe:
    """Turns what `entries.toml` says of an entry into the values of its ledger."""

    def __init__(self, world: World) -> None:
        self.world = world

    def values(self, told: dict[str, Any], department: Any) -> dict[str, Any]:
        """The values of one entry, its day and place among them."""
        self.unit, self.place, self.day = department, self._region(told.get("region", "")), told["day"]
        kind = ledger(told["ledger"])
        values = {"day": told["day"], **({"region": self.place} if "region" in told else {})}
        return values | {name: self._read(kind.names[name], said) for name, said in told.get("values", {}).items()}

    def _read(self, field: EntryField, said: Any) -> Any:
        return _READERS.get(field.kind, lambda _scribe, _field, plain: plain)(self, field, said)

    def _region(self, name: str) -> Any:
        return self.world.counties.get(name) or self.world.regions.get(name)

    def person(self, _field: EntryField, name: str) -> Any:
        """A woman of the entry's county: always the same one of a name."""
        area = self.place.code[:6] if self.place and self.place.code[:6].isdigit() else CITY
        one = woman(name, area)
        return know(Identity(one.name, one.id_number, one.phone), unit=self.unit, region=self.place)

    def people(self, field: EntryField, count: int) -> list[Any]:
        """As many women as told."""
        names = Names(f"{self.day}{field.name}")
        return [self.person(field, names.draw()) for _ in range(count)]

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
        title = told["values"].get("title", told["ledger"])
        recorded = days.on_or_after(told["day"])
        yield Happening(recorded, f"登记 {title}", partial(_record, scribe, told))
        yield Happening(days.next_workday(recorded), f"确认 {title}", partial(_confirm, told))


def _record(scribe: Scribe, told: dict[str, Any], world: World) -> None:
    unit = world.units[told["department"]]
    values = scribe.values(told, unit)
    record(ledger(told["ledger"]), values, unit=unit, by=world.clerk(told["department"]))


def _confirm(told: dict[str, Any], world: World) -> None:
    waiting = ledger(told["ledger"]).rows().filter(state="draft", day=told["day"], unit=world.units[told["department"]])
    confirm(waiting.earliest("pk"), by=world.head(told["department"]))


def _told() -> list[dict[str, Any]]:
    text = files("jinguo.demo").joinpath("data", "entries.toml").read_text("utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["entry"]
    return sorted(entries, key=_day)


def _day(told: dict[str, Any]) -> date:
    day: date = told["day"]
    return day
