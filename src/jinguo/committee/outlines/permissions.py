"""Who reads outlines, and who keeps them: imports, adopts, sets the method."""

from django.db.models import Q

from jinguo.base import clock
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import YES, Verdict, all_of, no

OFFICE, STAND_IN = "committee_office", "performance_office"


def may_read(actor: Staff) -> Verdict:
    """Who looks at outlines: whose role reads the committee's data."""
    reads = grants_reading(actor, COMMITTEE, clock.today())
    return all_of((reads, "您的岗位不查看两纲监测；工作需要的，请系统管理员申请权限"))


def may_keep(actor: Staff, unit: Unit) -> Verdict:
    """Who keeps an organ's outlines: its committee office, or the performance office where it has none."""
    if any(_is_office_of(grant, unit) for grant in actor.grants_on(clock.today())):
        return YES
    of_organ = Q(unit__organ_path=unit.organ_path) | Q(unit__kind=OFFICE, unit__parent=unit)
    has_office = Appointment.objects.running().filter(of_organ, role=OFFICE).exists()
    stands_in = actor.holds(unit, STAND_IN) and not has_office
    return all_of((stands_in, f"请{unit.label}妇儿工委办办理；没有妇儿工委办的，由绩效办办理"))


def organ_kept_by(actor: Staff) -> Unit | None:
    """The organ whose outlines she may keep: a committee office is a unit of its own and keeps those of the one above.

    None for who works nowhere today.
    """
    department = actor.department_on(clock.today())
    if department is None:
        return None
    office = organ_of(department)
    return organ_of(office.parent) if office.kind == OFFICE and office.parent else office


def may_import(actor: Staff) -> Verdict:
    """Who imports observations: who keeps the outlines of her own organ."""
    unit = organ_kept_by(actor)
    return may_keep(actor, unit) if unit else no("您今天没有任职部室，请人事先登记任职")


def may_set(actor: Staff, outline: Outline) -> Verdict:
    """Who sets the method of an outline and what its targets leave open."""
    return may_keep(actor, outline.unit)


def may_adopt(actor: Staff, observation: Observation) -> Verdict:
    """Who says which of several values counts."""
    return all_of(
        may_keep(actor, observation.unit),
        (not observation.is_adopted, "这个值已经指定采用；要改，请在另一个值上指定采用"),
    )


def _is_office_of(grant: Appointment, unit: Unit) -> bool:
    """Whether an appointment is to the committee office of an organ: a department of it, or a unit right below it."""
    within = grant.unit.organ_path == unit.organ_path
    return grant.role == OFFICE and (within or (grant.unit.kind == OFFICE and grant.unit.parent_id == unit.pk))
