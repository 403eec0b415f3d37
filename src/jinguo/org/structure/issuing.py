"""In whose name a unit's papers go out, as it was called on their day: usually its organ's.

A room above may know a body that the unit works for.
"""

from collections.abc import Callable
from datetime import date

from django.db import models

from jinguo.org.structure.models import Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.services.units import name_on

# The unit that makes the paper, the row that the paper is about (if any), its day; None where the room knows nothing.
Namer = Callable[[Unit, models.Model | None, date], str | None]
_namers: list[Namer] = []


def register(namer: Namer) -> None:
    """Let a room name who issues the papers of some units, from an app's `ready()`."""
    if namer not in _namers:
        _namers.append(namer)


def issuing_name(unit: Unit, day: date, about: models.Model | None = None) -> str:
    """The name under which a unit's paper of a day goes out."""
    told = (namer(unit, about, day) for namer in _namers)
    return next((name for name in told if name), None) or name_on(organ_of(unit), day)


def name_in_paper(unit: Unit, day: date) -> str:
    """A unit as a paper of a day names it: an organ as its own papers do, a part of one by its name of that day."""
    return name_on(unit, day) if unit.is_part else issuing_name(unit, day, unit)
