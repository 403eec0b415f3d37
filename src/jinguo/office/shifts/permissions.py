"""Who may do what with work hours."""

from jinguo.base import clock
from jinguo.office.shifts.models import NursingHours, ShiftProfile
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of

OFFICE = ("performance_office", "personnel_office")


def may_read(actor: Staff) -> Verdict:
    """Who may look at work hours: whose role reads the common work."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看考勤；工作需要的，请系统管理员申请权限"))


def may_keep(actor: Staff, organ: Unit) -> Verdict:
    """Who keeps an organ's hours: its performance office or personnel."""
    return all_of((actor.holds(organ, *OFFICE), "作息时间由绩效办或人事维护"))


def may_correct(actor: Staff, row: NursingHours) -> Verdict:
    """Who puts somebody's nursing time right, or takes it back."""
    return may_keep(actor, organ_of(row.unit))


def may_change(actor: Staff, profile: ShiftProfile) -> Verdict:
    """Who changes a profile."""
    return may_keep(actor, profile.unit)
