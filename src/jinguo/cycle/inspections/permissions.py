"""Who may do what with inspections."""

from jinguo.base import clock
from jinguo.cycle.inspections.models import Finding, Inspected, Inspection
from jinguo.cycle.inspections.scope import KEEPERS, LEADERS
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.inspection import is_whole
from jinguo.rules.verdict import Verdict, all_of, any_of

GROUP = "请督查组成员办理"


def may_read(actor: Staff) -> Verdict:
    """Who may open inspections at all: whose role reads the common work, which no administrator's seat does."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看督查；工作需要的，请系统管理员申请权限"))


def may_plan(actor: Staff, unit: Unit) -> Verdict:
    """Who plans inspections of an organ: its performance office and its committee office."""
    return all_of((actor.holds(unit, *KEEPERS), "督查由绩效办或妇儿工委办制定"))


def may_edit(actor: Staff, inspection: Inspection) -> Verdict:
    """Who may change the plan: who plans, or the head of the group, before it begins."""
    return all_of(
        (inspection.state == "planned", f"督查{inspection.get_state_display()}，计划不再更改"),
        _leads(actor, inspection),
    )


def may_start(actor: Staff, inspection: Inspection) -> Verdict:
    """Who may begin, and when: once there is something to check and somewhere to go."""
    return all_of(
        _leads(actor, inspection),
        (inspection.items.exists(), "还没有检查项，先写检查项"),
        (inspection.sites.exists(), "还没有受检单位，先选受检单位"),
    )


def may_cancel(actor: Staff, inspection: Inspection) -> Verdict:
    """Who may call it off, and until when: no place has been handed in."""
    return all_of(
        _leads(actor, inspection),
        (not inspection.sites.filter(state="handed_in").exists(), "已有受检单位报送了结果，请汇总后办结"),
    )


def may_report(actor: Staff, inspection: Inspection) -> Verdict:
    """Who may put the results together: the head of the group or who plans, once every place has been handed in."""
    waiting = [str(site) for site in inspection.sites.filter(state="open").select_related("unit")]
    return all_of(_leads(actor, inspection), (not waiting, f"还没有报送检查结果：{'、'.join(waiting)}"))


def may_close(actor: Staff, inspection: Inspection) -> Verdict:
    """Who may close it: who plans or leads the organ, once everything that had to be put right was found so."""
    problems = Finding.objects.problems().filter(inspected__inspection=inspection, needs_rectification=True)
    still_open = problems.exclude(recheck="passed").count()
    keeps = (actor.holds(inspection.unit, *KEEPERS, *LEADERS), "请绩效办、妇儿工委办或领导办结")
    return all_of(keeps, (not still_open, f"还有 {still_open} 项整改没有复查到位"))


def may_record(actor: Staff, site: Inspected) -> Verdict:
    """Who records at a place: the group, while the inspection runs and the place has not been handed in."""
    inspection = site.inspection
    return all_of(
        (inspection.state == "running", f"督查{inspection.get_state_display()}，现在不能记录"),
        (site.state == "open", "检查结果已报送，不再更改"),
        (_in_group(actor, inspection), GROUP),
    )


def may_hand_in(actor: Staff, site: Inspected) -> Verdict:
    """Who may hand in what was found at a place: the group, once every item is whole."""
    return all_of(may_record(actor, site), is_complete(site))


def is_complete(site: Inspected) -> Verdict:
    """Whether every item of a place has a record that is whole, with what is missing where."""
    found = {one.item_id: one for one in site.findings.all()}
    return all_of(*(_item_whole(site, item.order, found.get(item.pk)) for item in site.inspection.items.all()))


def may_circulate(actor: Staff, inspection: Inspection) -> Verdict:
    """Who may make a circular of the results: who plans or the head of the group, once they are put together."""
    return all_of(
        (inspection.state in ("reported", "closed"), "汇总督查情况以后才能起草通报"),
        _leads(actor, inspection),
    )


def may_recheck(actor: Staff, finding: Finding) -> Verdict:
    """Who may say whether a problem was put right: the group and who plans, after the report on it was accepted."""
    task = finding.task
    inspection = finding.inspected.inspection
    return all_of(
        any_of((_in_group(actor, inspection), "请督查组或绩效办复查"), _leads(actor, inspection)),
        (task is not None, "这一项没有要求整改"),
        (task is None or task.state == "accepted", "整改还没有报送并通过"),
        (finding.recheck != "passed", "已经复查到位"),
    )


def _item_whole(site: Inspected, order: int, finding: Finding | None) -> Verdict:
    facts = ("text", "sampled", "in_order", "needs_rectification", "due")
    known = {name: getattr(finding, name) for name in facts} if finding else {}
    whole = is_whole(finding.outcome if finding else "", has_unit=site.unit_id is not None, on=clock.today(), **known)
    return all_of((whole.ok, f"第 {order} 项：{whole.reason}"))


def _leads(actor: Staff, inspection: Inspection) -> Verdict:
    is_lead = any(grant.staff_id == inspection.lead_id for grant in actor.grants_on(clock.today()))
    keeps = actor.holds(inspection.unit, *KEEPERS)
    return all_of((is_lead or keeps, f"请组长{inspection.lead}、绩效办或妇儿工委办办理"))


def _in_group(actor: Staff, inspection: Inspection) -> bool:
    return actor.pk == inspection.lead_id or inspection.members.filter(pk=actor.pk).exists()
