"""Who may do what with attendance."""

from jinguo.office.attendance.models import AttendanceMonth
from jinguo.office.shifts.permissions import OFFICE
from jinguo.office.shifts.permissions import may_read as may_read
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import Verdict, all_of


def may_settle_days(actor: Staff, organ: Unit) -> Verdict:
    """Who settles an organ's days: its performance office or personnel."""
    return all_of((actor.holds(organ, *OFFICE), "考勤由绩效办或人事结算"))


def may_see_today(actor: Staff, organ: Unit) -> Verdict:
    """Who sees who is where today: the office, and who leads the organ or a department of it."""
    leads = actor.holds(organ, "department_head", "supervising_leader", "unit_head", *OFFICE)
    return all_of((leads, "当天出勤由负责人和绩效办查看"))


def may_lock_month(actor: Staff, month: AttendanceMonth) -> Verdict:
    """Who locks a month: the same."""
    return all_of((actor.holds(month.unit, *OFFICE), "考勤月由绩效办或人事锁定"))


def may_reopen_month(actor: Staff, month: AttendanceMonth) -> Verdict:
    """Who opens it again: the organ's head or the performance office."""
    return all_of((actor.holds(month.unit, "unit_head", "performance_office"), "请主要领导或绩效办重新打开"))
