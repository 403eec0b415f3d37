"""Which member unit answers for which target (数据来源、牵头、配合), how those stand, and what it owes.

A unit is the source of an indicator where it is the department that the catalogue names; it leads or joins where a plan
that is in force holds it to the indicator.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.measures import PREFIX
from jinguo.cycle.inbox.owing import Owed
from jinguo.cycle.plans.flow import FROZEN
from jinguo.cycle.plans.models import Target
from jinguo.cycle.plans.models.targets import ROLES as TARGET_ROLES
from jinguo.org.structure.models import Unit
from jinguo.rules.outlines.departments import is_meant
from jinguo.rules.progress import Rate, rate

SOURCE = "数据来源"


@dataclass(frozen=True)
class Answered:
    """One target in one region that a unit answers for, and as what."""

    line: Line
    roles: tuple[str, ...]


@dataclass(frozen=True)
class UnitStanding:
    """A unit with what it answers for and what it owes of some days; `today` tells which of that is late."""

    unit: Unit
    answered: Sequence[Answered]
    owed: Sequence[Owed]
    today: date

    @cached_property
    def rate(self) -> Rate:
        """How what it answers for stands, what does not count left out."""
        return rate([one.line.verdict.status for one in self.answered if not one.line.left_out])

    @property
    def targets(self) -> int:
        """How many targets it answers for, in however many regions."""
        return len({one.line.target.pk for one in self.answered})

    @property
    def left_out(self) -> int:
        """How many of them count in no rate."""
        return len({one.line.target.pk for one in self.answered if one.line.left_out})

    @cached_property
    def late(self) -> list[Owed]:
        """What came in after its day, or has not come in though its day is over."""
        return [one for one in self.owed if one.was_late(self.today)]


def standings(units: Sequence[Unit], lines: Iterable[Line], owed: Iterable[Owed], today: date) -> list[UnitStanding]:
    """Every unit with what it answers for, and what of `owed` is its; one statement, however many units."""
    held, by_unit = _held(units), defaultdict(list)
    for one in owed:
        by_unit[one.unit.pk].append(one)
    told = [line for line in lines if line.observed is not None]
    return [UnitStanding(unit, [*_answered(unit, told, held[unit.pk])], by_unit[unit.pk], today) for unit in units]


def _answered(unit: Unit, lines: Iterable[Line], held: Mapping[str, set[str]]) -> Iterable[Answered]:
    for line in lines:
        indicator = line.observed
        if indicator is None:
            continue
        roles = sorted(held.get(indicator.code, ()))
        if is_meant(indicator.department, unit.name):
            roles.append(SOURCE)
        if roles:
            yield Answered(line, tuple(roles))


def _held(units: Sequence[Unit]) -> dict[int, dict[str, set[str]]]:
    """What plans hold each unit to: by indicator, as lead or support."""
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = Target.objects.filter(unit__in=units, goal__source__startswith=PREFIX, goal__plan__state__in=FROZEN)
    for unit, source, role in rows.values_list("unit_id", "goal__source", "role").distinct():
        if unit is not None:
            found[unit][source.removeprefix(PREFIX)].add(TARGET_ROLES[role])
    return found
