"""Who reads outlines, and who keeps them: imports, adopts, sets the method."""

from jinguo.base import clock
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import YES, Verdict, all_of

OFFICE, STAND_IN = "committee_office", "performance_office"
HAVE_OFFICES = frozenset({"federation"})  # kinds of organs that can have either


def may_read(actor: Staff) -> Verdict:
    """Who looks at outlines: whose role reads the committee's data."""
    reads = grants_reading(actor, COMMITTEE, clock.today())
    return all_of((reads, "您的岗位不查看两纲监测；工作需要的，请系统管理员申请权限"))


def may_keep(actor: Staff, unit: Unit) -> Verdict:
    """Who keeps an organ's outlines: its committee office, or the performance office where it has none."""
    if actor.holds(unit, OFFICE):
        return YES
    has_office = Appointment.objects.running().filter(role=OFFICE, unit__organ_path=unit.organ_path)
    stands_in = actor.holds(unit, STAND_IN) and not has_office.exists()
    whose = unit.label if unit.kind in HAVE_OFFICES else ""
    return all_of((stands_in, f"请{whose}妇儿工委办办理；没有妇儿工委办的，由绩效办办理"))


def may_import(actor: Staff) -> Verdict:
    """Who imports observations: who keeps the outlines of her own organ."""
    return asked_of_own(actor, lambda actor, unit: may_keep(actor, organ_of(unit)))


def may_set(actor: Staff, outline: Outline) -> Verdict:
    """Who sets the method of an outline and what its targets leave open."""
    return may_keep(actor, outline.unit)


def may_adopt(actor: Staff, observation: Observation) -> Verdict:
    """Who says which of several values counts."""
    return all_of(
        may_keep(actor, observation.unit),
        (not observation.is_adopted, "这个值已经指定采用；要改，请在另一个值上指定采用"),
    )
