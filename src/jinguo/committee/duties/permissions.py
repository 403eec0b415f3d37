"""Who decides on duties: the committee's office; of a unit's own plan and papers also its liaison."""

from jinguo.base import clock
from jinguo.committee.body.permissions import may_keep, may_read
from jinguo.committee.duties.models import PolicyPaper
from jinguo.committee.outlines.permissions import HAVE_OFFICES
from jinguo.cycle.plans.kinds import PLAN_KINDS
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.permissions import may_draft, may_edit
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of, any_of, no

__all__ = [
    "may_begin",
    "may_begin_implementation",
    "may_edit_policy",
    "may_enter_policy",
    "may_file",
    "may_list",
    "may_read",
    "may_split",
]

OUTLINE, YEAR, OF_UNIT = "outline", "outline_year", "unit_implementation"


def may_begin(actor: Staff, organ: Unit) -> Verdict:
    """Who begins the outline's plan and its years: the office that keeps such plans of the organ."""
    kind = PLAN_KINDS[OUTLINE]
    verdict = may_draft(actor, organ, kind=kind)
    return verdict if verdict.ok or organ.kind in HAVE_OFFICES else no(f"请{kind.office_name}起草")


def may_list(actor: Staff, plan: Plan) -> Verdict:
    """Who takes targets of outlines into a plan: who edits the plan, which is the outline's."""
    return all_of((plan.kind == OUTLINE, "纲要目标列入十年的发展纲要方案，年度计划由它生成"), may_edit(actor, plan))


def may_split(actor: Staff, plan: Plan) -> Verdict:
    """Who says which units lead and join: who edits the plan of an outline or of a year of it."""
    return all_of((plan.kind in (OUTLINE, YEAR), "只有纲要方案和年度计划按成员单位分解"), may_edit(actor, plan))


def may_begin_implementation(actor: Staff, unit: Unit, plan: Plan) -> Verdict:
    """Who begins a unit's implementation plan: its liaison, below a plan in force."""
    return all_of(
        (plan.kind == YEAR, "单位实施方案依据纲要年度计划制定"),
        (plan.state == "in_force", "方案批复生效以后，再制定单位实施方案"),
        may_draft(actor, unit, kind=PLAN_KINDS[OF_UNIT]),
    )


def may_file(actor: Staff, plan: Plan) -> Verdict:
    """Who files a unit's plan: its liaison, or the committee's office for her, once it is approved."""
    above = plan.parent
    office = above is not None and actor.holds(above.unit, *PLAN_KINDS[OUTLINE].office)
    hers = actor.holds(plan.unit, *PLAN_KINDS[OF_UNIT].office)
    return all_of(
        (plan.kind == OF_UNIT and above is not None, "只有依据纲要制定的单位实施方案要备案"),
        (hers or office, f"请{plan.unit.label}的联络员或妇儿工委办备案"),
        (plan.state == "in_force", "本单位批准以后再备案；在纸上批准的，先补录批准"),
        (not hasattr(plan, "filing"), "已经备案"),
    )


def may_enter_policy(actor: Staff, committee: Unit, unit: Unit | None = None) -> Verdict:
    """Who files a paper of a unit: the committee's office, and the unit's own liaison; without one anybody of them."""
    grants = grants_reading(actor, COMMITTEE, clock.today())
    own = [one.unit.organ_path for one in grants if one.role == "liaison"]
    hers = bool(own) if unit is None else unit.organ_path in own
    return any_of(may_keep(actor, committee), (hers, f"或由{unit or '成员单位'}的联络员登记"))


def may_edit_policy(actor: Staff, paper: PolicyPaper) -> Verdict:
    """Who corrects a paper: the committee's office, and the liaison of the unit that issued it."""
    return may_enter_policy(actor, paper.committee, paper.unit)
