"""Two who write the same thing of a plan, and a report that is sent twice: the races that `approvals` also runs."""

import json
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.models.targets import key_of
from jinguo.cycle.plans.services import add_goal
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.services import assign
from jinguo.org.structure.models import Staff
from trials.outcome import Outcome
from trials.planning import QUARTERS, Planning, loans
from trials.served import Answer, Browser, at_once, parted, told

Browsers = Mapping[Staff, Browser]
OF_GOAL = ("number", "title", "type", "standard", "unit_of_measure", "grain", "comparator", "over_time")
OF_GOAL += ("over_units", "over_regions")


def edit_targets(ground: Planning, keepers: Browsers, size: int, outcome: Outcome) -> None:
    """Each goal: both fill in the same cell, then both change it; then each a cell of her own."""
    plan = ground.drafted_year_plan()
    for number in range(1, size + 1):
        goal = add_goal(plan, by=None, **loans(number))
        _write_one_cell(ground, goal, keepers, outcome)
        _write_one_cell(ground, goal, keepers, outcome)
        _write_beside(ground, goal, keepers, outcome)


def _write_one_cell(ground: Planning, goal: Goal, keepers: Browsers, outcome: Outcome) -> None:
    """Each sends a block of the cell that both write and one of her own: the loser's block is not written at all."""
    before, year = _stands(goal), _code(ground, goal, "2026")
    blocks = [
        [_cell(year, value, before), _cell(_code(ground, goal, quarter), value, before)]
        for value, quarter in zip(("60", "70"), QUARTERS, strict=True)
    ]
    answers = _save_at_once(goal.plan, keepers, blocks)
    done, refused = parted(answers)
    fine = len(done) == len(refused) == 1
    outcome.count("one cell, two editors: rounds with one winner", fine)
    outcome.demand(fine, f"one cell: {told(answers)}")
    if fine:
        won = answers.index(done[0])
        _demand_whole(before, _stands(goal), blocks[won], outcome)
        heard = _hears(refused[0], list(keepers)[won], _stands(goal)[year])
        outcome.count("one cell, two editors: losers who are shown whose value stands", heard)
        outcome.demand(heard, f"one cell: the loser is told {refused[0].text[:200]}")


def _demand_whole(before: dict, after: dict, block: list[dict], outcome: Outcome) -> None:
    """What stands is what stood, with the winner's block over it."""
    written = {cell["code"]: (Decimal(cell["value"]), 1 + (cell["seen"] or 0)) for cell in block}
    outcome.demand(after == before | written, f"one cell: {after} stands instead of {before | written}")


def _hears(answer: Answer, winner: Staff, stands: tuple[Decimal | None, int]) -> bool:
    """Whether the loser is shown who wrote and what, with the version that she may now build on."""
    found = json.loads(answer.text)["conflicts"]
    wanted = (winner.name, *stands)
    return bool(found) and all((one["who"], Decimal(one["now"]), one["seen"]) == wanted for one in found)


def _write_beside(ground: Planning, goal: Goal, keepers: Browsers, outcome: Outcome) -> None:
    """Two cells of one row at the same moment: nothing of either is lost."""
    before = _stands(goal)
    codes = [_code(ground, goal, quarter) for quarter in ("2026Q3", "2026Q4")]
    answers = _save_at_once(goal.plan, keepers, [[_cell(code, "30", before)] for code in codes])
    after = _stands(goal)
    fine = all(answer.status == 200 for answer in answers) and all(after.get(code) == (30, 1) for code in codes)
    outcome.count("two cells, two editors: rounds in which both stand", fine)
    outcome.demand(fine, f"two cells: {told(answers)}, {after}")


def _save_at_once(plan: Plan, keepers: Browsers, blocks: list[list[dict]]) -> list[Answer]:
    path = f"/plans/{plan.pk}/matrix/save/"
    sent = list(zip(keepers.values(), blocks, strict=True))
    return at_once(lambda one: one[0].send(path, json.dumps({"cells": one[1]}).encode(), "application/json"), sent)


def _code(ground: Planning, goal: Goal, period: str) -> str:
    """What the matrix calls the department's cell of a period."""
    return f"{goal.pk}|{key_of(period, ground.office.department.pk, None, None)}"


def _cell(code: str, value: str, seen: dict) -> dict[str, Any]:
    return {"code": code, "value": value, "seen": seen[code][1] if code in seen else None}


def _stands(goal: Goal) -> dict[str, tuple[Decimal | None, int]]:
    """Value and version of each target of a goal."""
    rows = Target.objects.filter(goal=goal).values_list("key", "value", "version")
    return {f"{goal.pk}|{key}": (value, version) for key, value, version in rows}


def edit_goals(ground: Planning, keepers: Browsers, size: int, outcome: Outcome) -> None:
    """Both open the form of a goal, both change it, both save."""
    plan = Plan.objects.get(kind="performance", unit=ground.office.organ)
    for goal in plan.goals.order_by("pk")[:size]:
        path = f"/plans/goals/{goal.pk}/change/"
        seen = [browser.get(path).hidden["seen"] for browser in keepers.values()]
        filled = [_filled(goal, at, title) for at, title in zip(seen, ("甲改的", "乙改的"), strict=True)]
        sent = list(zip(keepers.values(), filled, strict=True))
        answers = at_once(lambda one: one[0].post(path, one[1]), sent)  # noqa: B023
        _judge_goal(goal, answers, filled, list(keepers), outcome)


def _filled(goal: Goal, seen: str, title: str) -> dict[str, Any]:
    return {name: getattr(goal, name) for name in OF_GOAL} | {"seen": seen, "title": title}


def _judge_goal(goal: Goal, answers: list[Answer], filled: list[dict], who: list[Staff], outcome: Outcome) -> None:
    now = Goal.objects.get(pk=goal.pk)
    done, refused = parted(answers)
    fine = len(done) == len(refused) == 1 and now.version == goal.version + 1
    outcome.count("one goal, two editors: rounds with one winner", fine)
    outcome.demand(fine, f"one goal: {told(answers)}, version {goal.version} became {now.version}")
    if fine:
        won = answers.index(done[0])
        outcome.demand(now.title == filled[won]["title"], f"one goal: {now.title} stands")
        heard = who[won].name in refused[0].text.partition("<main")[2]
        outcome.count("one goal, two editors: losers who are told who was first", heard)
        outcome.demand(heard, "one goal: the loser is not told who was first")


def report_twice(ground: Planning, clerk: Browser, size: int, outcome: Outcome) -> None:
    """The same form by two clicks, and the next time two forms of one task, opened in two windows."""
    office = ground.office
    due = clock.today() + timedelta(days=30)
    for number in range(size):
        title = f"报送第{number}份进度表"
        task = assign("assigned", title, unit=office.department, staff=office.clerk, due=due, by=office.head)
        in_windows = number % 2 == 1
        path = f"/tasks/{task.pk}/report/"
        forms = [clerk.get(path).hidden for _ in range(1 + in_windows)] * (2 - in_windows)
        filled = [{"narrative": "已完成", "seen": form["seen"], "form_key": form["form_key"]} for form in forms]
        answers = at_once(lambda form: clerk.post(path, form), filled)  # noqa: B023
        _judge_report(task, answers, in_windows, outcome)


def _judge_report(task: Task, answers: list[Answer], in_windows: bool, outcome: Outcome) -> None:
    acts = AuditRow.objects.filter(object_id=str(task.pk), act="task.submit", ok=True).count()
    reports, (done, refused) = task.reports.count(), parted(answers)
    what = "two windows" if in_windows else "report sent twice"
    outcome.count(f"{what}: rounds with one report", reports == acts == 1)
    wanted = (1, 1) if in_windows else (2, 0)  # the second click is shown what the first one did
    fine = reports == acts == 1 and (len(done), len(refused)) == wanted
    outcome.demand(fine, f"{what}: {reports} reports, {acts} acts, {told(answers)}")
