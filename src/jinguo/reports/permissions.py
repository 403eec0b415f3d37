"""Who may write and send reports."""

from jinguo.base import clock
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import REPORT
from jinguo.org.structure.scope import grants_reading
from jinguo.reports.models import Report
from jinguo.rules.verdict import Verdict, all_of


def may_edit(actor: Staff, report: Report) -> Verdict:
    """Who may change the words: who works with reports in the organ."""
    grants = grants_reading(actor, REPORT, clock.today())
    inside = any(grant.unit.organ_path == report.unit.organ_path for grant in grants)
    return all_of((inside, f"请{report.unit.label}的人员修改"))


def may_send(actor: Staff, report: Report) -> Verdict:
    """Who may send it upward: the performance office or the head of the organ."""
    grants = actor.grants_on(clock.today())
    holds = any(
        grant.role in ("performance_office", "unit_head") and grant.unit.organ_path == report.unit.organ_path
        for grant in grants
    )
    return all_of((holds, "请绩效办或主要领导报送"))
