"""T-CON-1 to 3 in the cycle: two approvers, two editors of a target or a goal, a report or a request sent twice.

Over HTTP. Of two who answer one step, one counts and the other is told who was first and when; where both are asked,
both count and the plan comes into force once. Of two who write the same cell of the matrix or the same goal, one wins
whole and the other is shown it; two cells beside each other both stand. A request for approval and a report of a task
that arrive twice are there once.
"""

from pathlib import Path

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.cycle.flows.models import Approval, ApprovalAnswer
from jinguo.cycle.plans.models import Plan
from jinguo.org.structure.models import Staff
from jinguo.rules.wording import date_words
from trials.editing import edit_goals, edit_targets, report_twice
from trials.office import founded
from trials.outcome import Outcome
from trials.planning import Planning, approval_of, planning
from trials.served import Answer, Browser, at_once, logged_in, parted, served, told

AGREES = {"result": "agree", "note": ""}
RETURNS = {"result": "return", "note": "请补充措施"}


def run(home: Path, size: int) -> Outcome:
    """So many rounds of each race."""
    outcome, ground = Outcome(), planning(founded())
    with served(home / "serve.log"):
        leaders = {leader: logged_in(leader) for leader in ground.leaders}
        _approve(ground, leaders, size, outcome)
        keepers = {keeper: logged_in(keeper) for keeper in ground.keepers}
        edit_targets(ground, keepers, size, outcome)
        edit_goals(ground, keepers, size, outcome)
        report_twice(ground, logged_in(ground.office.clerk), size, outcome)
    return outcome


def _approve(ground: Planning, leaders: dict[Staff, Browser], size: int, outcome: Outcome) -> None:
    """Each plan is laid before the leaders by two clicks, then both answer; every second time they disagree."""
    head, clerk = logged_in(ground.office.head), logged_in(ground.office.clerk)
    for number in range(size):
        plan = ground.own_plan(number)
        _ask_twice(head, plan, outcome)
        _one_counts(plan, leaders, (AGREES, RETURNS if number % 2 else AGREES), outcome)
        plan = ground.own_plan(number, both=True)
        _ask_twice(clerk, plan, outcome)
        _both_count(plan, leaders, outcome)


def _ask_twice(drafter: Browser, plan: Plan, outcome: Outcome) -> None:
    path = f"/plans/{plan.pk}/steps/ask_own_approval/"
    answers = at_once(lambda _: drafter.post(path, {}), [1, 2])
    begun = Approval.objects.filter(subject_type="plans.plan", subject_id=str(plan.pk)).count()
    done, refused = parted(answers)
    outcome.count("asked twice: rounds with one approval", begun == 1)
    outcome.demand(begun == len(done) == len(refused) == 1, f"asked twice: {begun} approvals, {told(answers)}")


def _one_counts(plan: Plan, leaders: dict[Staff, Browser], said: tuple[dict, dict], outcome: Outcome) -> None:
    """One of them is enough: the plan goes the way of the one who was first."""
    approval = approval_of(plan)
    answers = _answered_at_once(approval, leaders, said)
    done, refused = parted(answers)
    counted, acts = _counted(approval), _acts(approval)
    fine = len(done) == len(refused) == len(counted) == acts == 1
    outcome.count("two approvers: rounds with one answer that counts", fine)
    outcome.demand(fine, f"two approvers: {told(answers)}, {len(counted)} answers, {acts} acts")
    if fine:
        heard = _names(counted[0], refused[0])
        outcome.count("two approvers: losers who are told who was first and when", heard)
        outcome.demand(heard, "two approvers: the loser is not told who was first and when")
        _demand_state(plan, "in_force" if counted[0].agrees else "draft", outcome)


def _both_count(plan: Plan, leaders: dict[Staff, Browser], outcome: Outcome) -> None:
    approval = approval_of(plan)
    answers = _answered_at_once(approval, leaders, (AGREES, AGREES))
    counted = _counted(approval)
    fine = len(counted) == 2 == _acts(approval) and all(answer.status == 200 for answer in answers)
    outcome.count("both asked: rounds in which both count", fine)
    outcome.demand(fine, f"both asked: {told(answers)}, {len(counted)} answers, {_acts(approval)} acts")
    outcome.demand(sorted(row.nth for row in counted) == [1, 2], "both asked: two have the same place")
    _demand_state(plan, "in_force", outcome)


def _answered_at_once(approval: Approval, leaders: dict[Staff, Browser], said: tuple[dict, dict]) -> list[Answer]:
    rows = {row.staff: row.pk for row in ApprovalAnswer.objects.filter(step__approval=approval)}
    sent = [
        (browser, f"/approvals/{approval.pk}/answer/{rows[leader]}/", words)
        for (leader, browser), words in zip(leaders.items(), said, strict=True)
    ]
    return at_once(lambda one: one[0].post(one[1], one[2]), sent)


def _counted(approval: Approval) -> list[ApprovalAnswer]:
    return list(ApprovalAnswer.objects.filter(step__approval=approval, answered_on__isnull=False))


def _acts(approval: Approval) -> int:
    return AuditRow.objects.filter(object_id=str(approval.pk), act="approval.answer", ok=True).count()


def _names(row: ApprovalAnswer, answer: Answer) -> bool:
    """Whether a refusal says who answered and on which day."""
    day = date_words(clock.today(), clock.today())
    said = answer.text.partition("<main")[2]
    return row.answered_by is not None and row.answered_by.name in said and day in said


def _demand_state(plan: Plan, wanted: str, outcome: Outcome) -> None:
    """The plan went that way, once."""
    plan.refresh_from_db()
    steps = ("plan.put_in_force", "plan.return_own")
    moves = AuditRow.objects.filter(object_id=str(plan.pk), act__in=steps, ok=True).count()
    outcome.demand(plan.state == wanted and moves == 1, f"a plan is {plan.state}, not {wanted}, after {moves} moves")
