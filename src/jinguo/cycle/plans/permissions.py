"""Who may do what with plans, goals, changes and letters."""

from collections.abc import Iterable

from jinguo.base import clock
from jinguo.cycle.plans.checks import complaints, points_complaints
from jinguo.cycle.plans.kinds import PLAN_KINDS, PlanKind
from jinguo.cycle.plans.models import ChangeRequest, Goal, Plan, ResponsibilityLetter
from jinguo.cycle.plans.ways import latest_approval, open_rounds
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of, no

USUAL = PLAN_KINDS["performance"]


def may_read(actor: Staff) -> Verdict:
    """Who may open plans at all: whose role reads the organ's common work, which no administrator's seat does."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看目标和任务；工作需要的，请系统管理员申请权限"))


def may_draft(actor: Staff, unit: Unit, *, own: Staff | None = None, kind: PlanKind = USUAL) -> Verdict:
    """Who may begin a plan: the kind's office an organ's, the head a department's, everybody her own."""
    if own is not None:
        return all_of((actor == own, "个人计划由本人起草"))
    if unit.is_part:
        heads = actor.heads(unit)
        return all_of((_keeps(actor, unit, kind) or heads, f"请{unit.label}负责人或{kind.office_name}起草"))
    return all_of((_keeps(actor, unit, kind), f"请{unit.label}{kind.office_name}起草"))


def may_keep(actor: Staff, plan: Plan) -> Verdict:
    """Whose hands a plan is in: who may begin one like it, and who drafted it."""
    if actor.pk == plan.drafted_by_id:
        return Verdict(True)
    return may_draft(actor, plan.unit, own=plan.staff, kind=plan.rules)


def may_edit(actor: Staff, plan: Plan) -> Verdict:
    """Who may change its words, goals and targets: whose hands it is in, while it is being drafted or revised."""
    frozen = "目标已经冻结，请申请变更" if plan.is_frozen else f"方案正在{plan.state_name}，撤回或退回以后才能修改"
    return all_of((plan.is_open, frozen), may_keep(actor, plan))


def may_edit_goal(actor: Staff, goal: Goal) -> Verdict:
    """Who may change a goal and its targets."""
    return may_edit(actor, goal.plan)


def may_set_target(actor: Staff, goal: Goal, holder: Unit | Staff) -> Verdict:
    """Who may write a holder's target: whose hands the plan is in; of her own people's also a department's head.

    So a department splits what it took over among its people without asking the office for every cell.
    """
    plan = goal.plan
    editing = may_edit(actor, plan)
    if editing or not isinstance(holder, Staff):
        return editing
    department = holder.department_on(clock.today())
    heads = department is not None and actor.heads(department)
    return all_of((plan.is_open, editing.reason), (heads, f"请{holder}所在部室的负责人或绩效办分解"))


def may_ask_opinions(actor: Staff, plan: Plan) -> Verdict:
    """Who may send it round for opinions: whose hands it is in, once it has goals."""
    return all_of(may_keep(actor, plan), (plan.goals.exists(), "还没有目标，先录入目标再征求意见"))


def may_revise(actor: Staff, plan: Plan) -> Verdict:
    """Who may end the round and go on to revise: when no round is open any more."""
    still_open = open_rounds(plan)
    return all_of(may_keep(actor, plan), (not still_open, "征求意见还没有结束，请先收齐或等到截止日后结束这一轮"))


def may_ask_review(actor: Staff, plan: Plan) -> Verdict:
    """Who may lay it before the reviewers: when every opinion has its answer and nothing in the goals is amiss."""
    return all_of(may_keep(actor, plan), *_sound(complaints(plan)))


def may_ask_own_approval(actor: Staff, plan: Plan) -> Verdict:
    """Who may ask for the approval of a department's or a person's own plan."""
    return all_of(may_keep(actor, plan), *_sound(complaints(plan)))


def may_take_back(actor: Staff, plan: Plan) -> Verdict:
    """Who may take it back from the reviewers: whose hands it is in."""
    return may_keep(actor, plan)


def may_ask_approval(actor: Staff, plan: Plan) -> Verdict:
    """Who may lay it before the body that approves: after every reviewer has agreed."""
    review = latest_approval(plan, plan.rules.review)
    waiting = review.waiting_words if review else "还没有送审"
    return all_of(
        may_keep(actor, plan),
        (review is not None and review.state == "passed", f"审核还没有通过：{waiting}"),
        *_sound(complaints(plan)),
    )


def may_enter_approved(actor: Staff, plan: Plan) -> Verdict:
    """Who may enter a plan that was approved on paper: its kind's office, with sums that are right."""
    keeps = (_keeps(actor, plan.unit, plan.rules), f"请{plan.rules.office_name}补录")
    return all_of(keeps, (plan.goals.exists(), "还没有目标，先录入目标"), *_sound(points_complaints(plan)))


def may_settle(actor: Staff, row: Plan | ChangeRequest) -> Verdict:  # noqa: ARG001 (a predicate of the table)
    """Nobody by hand: the end of the approval settles it."""
    return no("由审批结果决定，请到审批里办理")


def may_close(actor: Staff, plan: Plan) -> Verdict:
    """Who may end a plan: its kind's office or the head, after its period."""
    over = plan.span.last < clock.today()
    leads = actor.holds(plan.unit, *plan.rules.office, "unit_head")
    return all_of(
        (may_keep(actor, plan) or leads, f"请{plan.rules.office_name}或主要领导办结"),
        (over, f"{plan.span.label}还没有结束"),
    )


def may_hand_down(actor: Staff, plan: Plan) -> Verdict:
    """Who links the meeting that hands the goals down: whose hands the plan is in."""
    return may_keep(actor, plan)


def may_ask_change(actor: Staff, goal: Goal) -> Verdict:
    """Who may ask to change a frozen goal: whose plan it is, or who heads a unit that answers for it."""
    plan = goal.plan
    frozen = (
        plan.state == "in_force",
        "目标还没有冻结，直接修改即可" if plan.is_open else "方案不在实施，不能申请变更",
    )
    answers = may_keep(actor, plan).ok or any(actor.heads(unit) for unit in _holding(goal))
    return all_of(frozen, (answers, "请绩效办或承担部室的负责人申请变更"))


def may_withdraw_change(actor: Staff, change: ChangeRequest) -> Verdict:
    """Who may take a request back: who made it."""
    return all_of((actor.pk == change.asked_by_id, "请申请人撤回"))


def may_draw_letters(actor: Staff, plan: Plan) -> Verdict:
    """Who may draw up the responsibility letters: the kind's office, of a plan in force whose kind has them."""
    return all_of(
        (_keeps(actor, plan.unit, plan.rules), f"请{plan.rules.office_name}生成责任书"),
        (plan.rules.has_letters, f"{plan.rules.title}不签责任书"),
        (plan.state == "in_force", "方案批复生效后才能生成责任书"),
    )


def may_sign_for_organ(actor: Staff, letter: ResponsibilityLetter) -> Verdict:
    """Who signs for the organ: its head, never the holder herself."""
    return all_of(
        (letter.is_current, "这一版已被新的一版代替"),
        (letter.organ_signed_on is None, f"委托方已由{letter.organ_signer}签字"),
        (actor.pk != letter.staff_id, "不能自己与自己签"),
        (actor.holds(letter.plan.unit, "unit_head"), "请主要领导签字"),
    )


def may_sign_all(actor: Staff, plan: Plan) -> Verdict:
    """Who signs all letters of a plan for the organ at once: its head."""
    waiting = plan.letters.filter(is_current=True, organ_signed_on=None)
    return all_of(
        (actor.holds(plan.unit, "unit_head"), "请主要领导签字"),
        (waiting.exists(), "委托方已经都签了"),
    )


def may_sign_as_holder(actor: Staff, letter: ResponsibilityLetter) -> Verdict:
    """Who signs for the holder: the person herself, or whoever heads the unit."""
    holder = letter.staff
    hers = actor == holder if holder else letter.unit is not None and heads_itself(actor, letter.unit)
    return all_of(
        (letter.is_current, "这一版已被新的一版代替"),
        (letter.holder_signed_on is None, f"责任方已由{letter.holder_signer}签字"),
        (hers, f"请{letter.holder}{'本人' if holder else '负责人'}签字"),
    )


def may_enter_signature(actor: Staff, letter: ResponsibilityLetter) -> Verdict:
    """Who enters signatures given on paper (代录): the office of the plan's kind."""
    plan = letter.plan
    return all_of(
        (letter.is_current, "这一版已被新的一版代替"),
        (_keeps(actor, plan.unit, plan.rules), f"请{plan.rules.office_name}代录"),
    )


def may_set_node(actor: Staff, plan: Plan) -> Verdict:
    """Who sets time nodes: whose hands the plan is in, at any time before it is closed."""
    return all_of(may_keep(actor, plan), (plan.state != "closed", "方案已经办结"))


def heads_itself(actor: Staff, unit: Unit) -> bool:
    """Whether she answers for the unit; the leaders of a county's own organ or its only staff do."""
    if unit.is_part:
        return actor.heads(unit)
    grants = actor.grants_on(clock.today())
    return any(grant.unit.organ_path == unit.path for grant in grants)


def _sound(found: Iterable[str]) -> list[tuple[bool, str]]:
    return [(False, words) for words in found]


def _keeps(actor: Staff, unit: Unit, kind: PlanKind) -> bool:
    return actor.holds(unit, *kind.office)


def _holding(goal: Goal) -> list[Unit]:
    return list(Unit.objects.filter(targets__goal=goal).distinct())
