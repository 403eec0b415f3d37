"""Which tasks are whose, as conditions on tasks: what `permissions` asks of one, set by set."""

from django.db.models import Q

from jinguo.base import clock
from jinguo.cycle.tasks.kinds import KINDS
from jinguo.cycle.tasks.permissions import OFFICE
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading

NOTHING = Q(pk__in=())


def mine(actor: Staff) -> Q:
    """The tasks that are hers to do: by name, also of those she stands in for, and her department's without a name."""
    grants = grants_reading(actor, WORK, clock.today())
    people, units = {grant.staff_id for grant in grants}, {grant.unit_id for grant in grants}
    return Q(staff__in=people) | Q(staff=None, unit__in=units)


def of_department(actor: Staff) -> Q:
    """The tasks of the department she works in, or of any below it."""
    unit = actor.department_on(clock.today())
    return Q(unit__path__startswith=unit.path) if unit else NOTHING


def given(actor: Staff) -> Q:
    """The tasks that she gave, and those of the departments she heads."""
    return Q(assigned_by=actor) | headed(actor, "giver", ("department_head",))


def waiting_for(actor: Staff) -> Q:
    """The reports that she may accept: what `may_accept` asks, of all tasks at once."""
    people = {grant.staff_id for grant in actor.grants_on(clock.today())}
    in_office, heads_giver = _in_office(actor), headed(actor, "giver")
    by_whom = {
        "performance_office": in_office,
        "assigner": Q(assigned_by__in=people) | heads_giver | (Q(assigned_by=None) & in_office),
        "department_head": headed(actor, "unit"),
    }
    wanted = NOTHING
    for accepts, condition in by_whom.items():
        wanted |= Q(kind__in=[kind.code for kind in KINDS.values() if kind.accepts == accepts]) & condition
    return Q(state="submitted") & wanted & ~Q(submitted_by=actor) & ~Q(staff=actor)


def units_given_to(actor: Staff) -> Q:
    """The units to which she may give something, as a condition on units: what `may_assign` asks."""
    wanted = NOTHING
    for grant in actor.grants_on(clock.today()):
        if grant.role in OFFICE:
            wanted |= Q(path__startswith=grant.unit.organ_path)
        wanted |= _heads(grant.role, grant.unit, "")
    return wanted


def headed(actor: Staff, side: str, roles: tuple[str, ...] = ()) -> Q:
    """The tasks whose unit on a side (`unit`, `giver`) she heads, in one of the roles where some are named."""
    wanted = NOTHING
    for grant in actor.grants_on(clock.today()):
        if not roles or grant.role in roles:
            wanted |= _heads(grant.role, grant.unit, f"{side}__")
    return wanted


def _heads(role: str, unit: Unit, prefix: str) -> Q:
    """What an appointment makes its holder answer for (`Staff.heads`)."""
    match role:
        case "department_head":
            return Q(**{f"{prefix}path__startswith": unit.path})
        case "unit_head" | "supervising_leader":
            return Q(**{f"{prefix}organ_path": unit.organ_path})
    return NOTHING


def _in_office(actor: Staff) -> Q:
    organs = {grant.unit.organ_path for grant in actor.grants_on(clock.today()) if grant.role in OFFICE}
    return Q(giver__organ_path__in=organs)
