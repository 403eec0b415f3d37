"""Who is asked by a step of a chain today, and in whose place somebody may answer."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.db.models import Q

from jinguo.base import clock
from jinguo.cycle.flows.models import ChainStep
from jinguo.org.structure.models import Appointment, Staff, Unit

OFFICES = ("performance_office", "office")  # the kinds of unit that keep an organ's papers
KEEPERS = frozenset({"committee_office", "liaison"})  # the roles that keep some kinds of matter only
Party = Staff | str


def asked_by(rule: ChainStep, unit: Unit, starter: Staff | None) -> list[Party]:
    """The people or bodies that a step asks of a matter of `unit`, each once; people in the order of their numbers.

    The nearest department, or superior organ, in which somebody holds the role today is asked.
    """
    match rule.who:
        case "body":
            return list(dict.fromkeys(rule.bodies))
        case "post":
            return _appointed(Q(post=rule.post_id))
    for place in _places(rule, unit, starter):
        if found := _appointed(Q(role=rule.role) & place):
            return found
    return []


def stood_in_for(actor: Staff) -> set[int]:
    """The keys of herself and of those she stands in for today."""
    return {actor.pk, *(grant.staff_id for grant in actor.grants_on(clock.today()))}


def stands_for(actor: Staff, staff: Staff | None) -> bool:
    """Whether she is that person, or stands in for her today."""
    return staff is not None and staff.pk in stood_in_for(actor)


def keeps_papers(actor: Staff, unit: Unit, about: Any = None) -> bool:
    """Whether she works in the office of the unit's organ, or does the performance office's work in it.

    Who keeps a kind of matter (妇儿工委办, a member unit's 联络员) keeps the papers `about` such rows: a row says who
    by its `paper_roles`, an approval or a round by the row that it is about.
    """
    here = [grant for grant in actor.grants_on(clock.today()) if grant.unit.organ_path == unit.organ_path]
    if any(grant.role == "performance_office" or grant.unit.kind in OFFICES for grant in here):
        return True
    roles = KEEPERS.intersection(grant.role for grant in here)
    return bool(roles) and not roles.isdisjoint(_paper_roles(about))


def _paper_roles(about: Any) -> Sequence[str]:
    row = about if hasattr(about, "paper_roles") else getattr(about, "subject", None)
    return getattr(row, "paper_roles", ())


def _places(rule: ChainStep, unit: Unit, starter: Staff | None) -> Iterable[Q]:
    """Where the role is looked for, the nearest place first, as conditions on appointments."""
    match rule.place:
        case "department":
            return [Q(unit=one) for one in _upward(_department(unit, starter)) if one.organ_path == unit.organ_path]
        case "superior":
            above = [one.organ_path for one in _upward(unit) if one.organ_path != unit.organ_path]
            return [Q(unit__organ_path=path) for path in dict.fromkeys(above)]
    return [Q(unit__organ_path=unit.organ_path)]


def _department(unit: Unit, starter: Staff | None) -> Unit:
    """The department of a matter: its unit; of a matter of a whole organ that of whoever began it."""
    own = starter.department_on(clock.today()) if starter and not unit.is_part else None
    return own if own and own.organ_path == unit.organ_path else unit


def _upward(unit: Unit) -> Iterable[Unit]:
    """A unit and all above it, the nearest first."""
    one: Unit | None = unit
    while one is not None:
        yield one
        one = cast(Unit | None, one.parent)


def _appointed(wanted: Q) -> list[Party]:
    """Active staff with a running appointment that fulfils the condition, each once."""
    running = Appointment.objects.running().filter(wanted)
    return list(Staff.objects.filter(is_active=True, pk__in=running.values("staff")).order_by("number"))
