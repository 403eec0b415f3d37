"""Who may write and send reports."""

from jinguo.base import clock
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import REPORT
from jinguo.org.structure.scope import grants_reading
from jinguo.reports.models import Report
from jinguo.rules.verdict import Verdict, all_of

SENDERS = ("performance_office", "unit_head")


def may_read(actor: Staff) -> Verdict:
    """Who may open reports at all: whose role reads them, which no administrator's seat does."""
    return all_of(
        (grants_reading(actor, REPORT, clock.today()), "您的岗位不查看公文；工作需要的，请系统管理员申请权限")
    )


def may_draft(actor: Staff, unit: Unit) -> Verdict:
    """Who may begin a report of an organ: who works with reports in it."""
    grants = grants_reading(actor, REPORT, clock.today())
    inside = any(grant.unit.organ_path == unit.organ_path for grant in grants)
    return all_of((inside, f"请{unit.label}的人员起草和修改"))


def may_edit(actor: Staff, report: Report) -> Verdict:
    """Who may change the words: who may begin one."""
    return may_draft(actor, report.unit)


def may_send(actor: Staff, report: Report) -> Verdict:
    """Who may send it upward: the performance office or the head of the organ."""
    return all_of((actor.holds(report.unit, *SENDERS), "请绩效办或主要领导报送"))
