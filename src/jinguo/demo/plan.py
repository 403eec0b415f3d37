"""The year plan of the demonstration on its way: drafted, sent round, reviewed, approved, handed down, signed.

Goals and nodes stand in `data/plan.toml`. Bodies outside decide on paper, which the performance office enters.
"""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinguo.base import clock
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Opinion
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.flows.queries import rounds_of, running_approvals
from jinguo.cycle.plans import services
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.services import Cell
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.rules.periods import parse_period
from jinguo.rules.rounds import Outcome

OFFICE = "办公室/干事1"  # who does the performance office's work
PARTY = "市直党工委"
EFFICIENCY = "市机关效能建设领导小组"
# What was said of the draft, of which goal, and what became of it.
OPINIONS: tuple[tuple[str, str, str, Outcome, str], ...] = (
    (PARTY, "目标 1.1", "贷款目标应分解到人，并写明受益人数。", "adopted", "已分解到责任人，增列受益妇女人数。"),
    ("专家1", "目标 5.1", "评估报告建议提前到 8月 完成。", "partly", "定为 9月15日，省里评估时间未定。"),
    ("权益部", "目标 2.2", "宣传材料份数宜留有余地。", "declined", "按上年实际数安排，不再下调。"),
)


def happenings() -> Iterator[Happening]:
    """Every step of the plan on its day."""
    steps: tuple[tuple[date, str, Callable[[World], object]], ...] = (
        (date(2026, 3, 10), "起草年度绩效目标", _draft),
        (date(2026, 3, 12), "分解目标", _split),
        (date(2026, 3, 12), "细化时间节点", _set_nodes),
        (date(2026, 3, 24), "征求意见", _ask_opinions),
        (date(2026, 3, 27), "提出意见", _give_opinions),
        (date(2026, 4, 1), "答复意见，修改方案", _settle_opinions),
        (date(2026, 4, 3), "提请审核", _ask_review),
        (date(2026, 4, 8), "市委办、市直党工委审核", partial(_answer, number="审核意见", signer="洪建军")),
        (date(2026, 4, 9), "提请批复", _ask_approval),
        (date(2026, 4, 14), "批复", partial(_answer, number="泉效综〔2026〕12号", signer="陈文辉")),
        (date(2026, 4, 17), "生成责任书", _draw_letters),
        (date(2026, 4, 20), "签订责任书", _sign_letters),
        (date(2026, 8, 3), "申请变更目标", _ask_change),
        (date(2026, 8, 6), "批准变更", _pass_change),
    )
    return (Happening(day, title, act) for day, title, act in steps)


@cache
def told() -> dict[str, Any]:
    """What `plan.toml` says."""
    return tomllib.loads(files("jinguo.demo").joinpath("data", "plan.toml").read_text("utf-8"))


def the_plan() -> Plan:
    """The year plan, as it stands."""
    return Plan.objects.get(kind=told()["plan"]["kind"], period=told()["plan"]["period"])


def _draft(world: World) -> None:
    facts = told()["plan"]
    by = world.staff[OFFICE]
    period = parse_period(facts["period"])
    plan = services.draft(facts["kind"], world.city, period=period, by=by, title=facts["title"])
    for goal in told()["goal"]:
        services.add_goal(plan, by=by, **_goal_facts(world, goal))


def _goal_facts(world: World, goal: dict[str, Any]) -> dict[str, Any]:
    """The columns of a goal; its leader by the part, its numbers exact."""
    plain = ("number", "title", "part", "standard", "type", "unit_of_measure", "source", "due", "over_time")
    facts = {name: goal[name] for name in (*plain, "over_units", "over_regions") if name in goal}
    exact: dict[str, Any] = {name: Decimal(goal[name]) for name in ("points", "grain") if name in goal}
    return {**facts, **exact, "leader": world.staff[goal["leader"]]}


def _split(world: World) -> None:
    """The whole year's value of the organ, of the department and of its people, and the department's quarters."""
    plan = the_plan()
    goals = {goal.number: goal for goal in plan.goals.all()}
    cells = [cell for one in told()["goal"] for cell in _cells(world, plan, goals[one["number"]], one)]
    services.set_targets(plan, cells, by=world.staff[OFFICE])


def _cells(world: World, plan: Plan, goal: Goal, one: dict[str, Any]) -> Iterator[Cell]:
    department = world.units[one["department"]]
    year, quarters = plan.period, [quarter.code for quarter in plan.span.children]
    yield Cell(goal, year, plan.unit, _facts(one, one["value"]))
    yield Cell(goal, year, department, _facts(one, one["value"]))
    for quarter, value in zip(quarters, one.get("quarters", ()), strict=False):
        yield Cell(goal, quarter, department, {"value": Decimal(value)})
    shares = one.get("split", [one["value"]])
    for person, value in zip(one["people"], [*shares, *shares], strict=False):
        yield Cell(goal, year, world.staff[person], _facts(one, value))


def _facts(one: dict[str, Any], value: str) -> dict[str, Any]:
    return {"value": Decimal(value)} if value else {"text": one["standard"], "value": None}


def _set_nodes(world: World) -> None:
    plan = the_plan()
    for node in told()["node"]:
        goal = plan.goals.get(number=node["goal"])
        facts = {"unit": world.units[node["department"]], "due": node["day"], "evidence": node["evidence"]}
        services.set_node(goal, node["title"], by=world.staff[OFFICE], **facts)


def _ask_opinions(world: World) -> None:
    asked = [world.units[name] for name in ("妇女发展部", "权益部", "家庭和儿童工作部", "组织联络部", "宣传部")]
    experts = [world.staff["专家1"], world.staff["专家2"]]
    by = world.staff[OFFICE]
    services.ask_opinions(the_plan(), by=by, asked=[*asked, *experts, PARTY], due=date(2026, 3, 31))


def _give_opinions(world: World) -> None:
    """The expert and the department say theirs; the body outside sent a letter, which is entered for it."""
    (asked,) = rounds_of(the_plan())
    for who, target, text, _, _ in OPINIONS:
        if who == PARTY:
            paper = _paper(world, asked, PARTY, "泉直党函〔2026〕9号", "许志强")
            flows.enter_opinion(asked, by=world.staff[OFFICE], body=PARTY, target=target, text=text, paper=paper)
        else:
            by = world.staff.get(who) or world.head(who)
            flows.give_opinion(asked, by=by, target=target, text=text)


def _settle_opinions(world: World) -> None:
    by = world.staff[OFFICE]
    (asked,) = rounds_of(the_plan())
    for _, target, text, outcome, reply in OPINIONS:
        opinion = Opinion.objects.get(asked__round=asked, target=target, text=text)
        flows.settle_opinion(opinion, by=by, outcome=outcome, reply=reply)
    flows.close_round(asked, by=by)
    services.revise(the_plan(), by=by)


def _ask_review(world: World) -> None:
    services.ask_review(the_plan(), by=world.staff[OFFICE])


def _ask_approval(world: World) -> None:
    services.ask_approval(the_plan(), by=world.staff[OFFICE])


def _answer(world: World, *, number: str, signer: str) -> None:
    """Every outside body that is waited for agrees on paper."""
    by = world.staff[OFFICE]
    for approval in running_approvals(the_plan()):
        for asked in approval.waiting():
            paper = _paper(world, approval, asked.body, number, signer)
            flows.answer_on_paper(approval, by=by, agrees=True, paper=paper, note="同意")


def _paper(world: World, subject: Any, body: str, number: str, signer: str) -> Any:
    by, day = world.staff[OFFICE], clock.today()
    return keep_paper(subject, unit=world.city, by=by, body=body, number=number, signer=signer, day=day, scan=None)


def _draw_letters(world: World) -> None:
    services.draw_letters(the_plan(), by=world.staff[OFFICE])


def _sign_letters(world: World) -> None:
    """Everybody signs on screen, except one department, whose head was away and signed on paper."""
    plan, head = the_plan(), world.staff["领导班子/主席"]
    for letter in plan.letters.filter(is_current=True):
        unit: Any = letter.unit
        if letter.staff != head:
            services.sign_for_organ(letter, by=head)
        if unit == world.units["妇儿工委办"]:
            paper = _paper(world, letter, unit.name, "", world.staff["妇儿工委办/主任"].name)
            services.enter_signature(letter, "holder", by=world.staff[OFFICE], paper=paper)
        else:
            services.sign_as_holder(letter, by=letter.staff or world.head(unit.label))


def _ask_change(world: World) -> None:
    """The province put its campaign off: one report is asked to move from the third quarter to the fourth."""
    goal = the_plan().goals.get(number="7.1")
    reason = "省妇联把系列报道改到第四季度，来函调整进度，全年篇数不变。"
    for quarter, value in (("2026Q3", "0"), ("2026Q4", "2")):
        target = goal.targets.get(period=quarter)
        services.ask_change(goal, "value", value, by=world.staff[OFFICE], reason=reason, target=target)


def _pass_change(world: World) -> None:
    for change in the_plan().goals.get(number="7.1").changes.all():
        for by in (world.staff["办公室/部长"], world.staff["领导班子/主席"]):
            for approval in running_approvals(change):
                flows.answer(approval, by=by, agrees=True, note="同意")
