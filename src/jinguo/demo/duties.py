"""The outlines of 2021–2030 handed down in the city: ten years from paper, the year 2026, letters, plans, papers.

Which targets were chosen, measures, days and papers stand in `data/duties.toml`; targets and usual units are shipped.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinguo.committee.body.queries import members_on
from jinguo.committee.duties import services
from jinguo.committee.duties.models import ListedTarget, PolicyPaper
from jinguo.committee.duties.queries import committee_of
from jinguo.committee.duties.services import Choice
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.committee.outlines.services import set_target
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.plans import services as plans
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.scores import services as scores
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Scheme
from jinguo.cycle.tasks import services as tasks
from jinguo.cycle.tasks.models import Task
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.models import Unit
from jinguo.rules.periods import year_of

OFFICE = "妇儿工委办/主任"
HEAD = "领导班子/主席"
OUTLINES = ("women_2021_2030", "children_2021_2030")
LAST = date(2030, 12, 31)


def happenings() -> Iterator[Happening]:
    """Each step on its day."""
    told = _told()
    year, filing = told["year"], told["filing"]
    yield Happening(told["outline"]["drafted"], "补录纲要目标责任分解方案", _outline)
    yield Happening(year["drafted"], "生成纲要年度计划", _year)
    yield Happening(year["approved"], "年度计划经全会通过", _approve)
    yield Happening(year["drawn"], "生成成员单位责任书", _draw)
    yield Happening(year["signed"], "签订成员单位责任书", _sign)
    yield Happening(told["paper"]["day"], "代录纸质责任书", _sign_on_paper)
    yield Happening(filing["drafted"], "起草单位实施方案", _draft_plans)
    yield Happening(filing["filed"], "备案单位实施方案", partial(_file_plans, late=False))
    yield Happening(filing["late_on"], "逾期备案单位实施方案", partial(_file_plans, late=True))
    nodes = told["nodes"]
    yield Happening(nodes["set"], "设年度报送节点", _set_nodes)
    yield Happening(nodes["reported"], "成员单位报送年度完成情况", _report_nodes)
    yield Happening(nodes["accepted"], "审核年度完成情况", _accept_nodes)
    for one in told["policy"]:
        yield Happening(one["filed"], "政策文件备案", partial(_file_policy, one))
    yield Happening(told["appraisal"]["begun"], "发起成员单位年度考评", _appraise)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("jinguo.demo").joinpath("data", "duties.toml").read_text("utf-8"))


def _plan_of(kind: str) -> Plan:
    return Plan.objects.select_related("unit__region", "parent").get(kind=kind, unit__parent=None, staff=None)


def _outline(world: World) -> None:
    """Both outlines in one plan, as it was decided in 2022."""
    told, by = _told(), world.staff[OFFICE]
    for code, band in told["bands"].items():
        target = _target(f"women_2021_2030/{code}")
        set_target(target, by=by, seen=target.version, band=Decimal(band))
    facts = told["outline"]
    plan = services.begin_outline(world.city, first=facts["first"], last=facts["last"], by=by)
    services.list_targets(plan, _choices(world), by=by, leader=world.staff["领导班子/副主席1"])
    plans.enter_approved(plan, by=by, number=facts["number"], day=facts["approved"])


def _choices(world: World) -> Iterator[Choice]:
    """Every target of both outlines that can be taken in; those without numbers as the office worded them."""
    told, counties = _told(), list(world.counties.values())
    texts = {f"{one['outline']}/{one['code']}": one for one in told["text"]}
    rows = OutlineTarget.objects.filter(outline__code__in=OUTLINES).select_related("outline", "indicator")
    for one in rows.order_by("-outline__audience", "order"):
        text = texts.get(f"{one.outline.code}/{one.code}")
        steps = told["steps"].get(one.code, "")
        if text:
            yield Choice(one, text["title"], text["standard"], steps, LAST)
        else:
            chosen = counties if one.code in told["counties"][one.outline.audience] else []
            yield Choice(one, steps=steps, counties=chosen, **_baseline(one))


def _baseline(target: OutlineTarget) -> dict[str, Any]:
    """The city's own baseline of a target that is relative to one."""
    value = _told()["baselines"].get(target.code)
    return {"baseline": Decimal(value), "baseline_year": target.outline.first - 1} if value else {}


def _target(path: str) -> OutlineTarget:
    outline, _, code = path.partition("/")
    return OutlineTarget.objects.get(outline__code=outline, code=code)


def _year(world: World) -> None:
    services.begin_year(_plan_of("outline"), 2026, by=world.staff[OFFICE])


def _approve(world: World) -> None:
    facts, plan, by = _told()["year"], _plan_of("outline_year"), world.staff[OFFICE]
    paper = _paper(world, plan, "泉州市妇女儿童工作委员会全体会议", "林建平", facts["approved"], facts["number"])
    plans.enter_approved(plan, by=by, number=facts["number"], day=facts["approved"], paper=paper)


def _paper(world: World, subject: Any, body: str, signer: str, day: date, number: str = "") -> Any:
    facts: dict[str, Any] = {"body": body, "signer": signer, "number": number, "day": day, "scan": None}
    return keep_paper(subject, unit=world.city, by=world.staff[OFFICE], **facts)


def _draw(world: World) -> None:
    plans.draw_letters(_plan_of("outline_year"), by=world.staff[OFFICE])


def _sign(world: World) -> None:
    """The head of the office signs all at once, each liaison for her unit, except the one on paper."""
    plan = _plan_of("outline_year")
    plans.sign_all_for_organ(plan, by=world.staff[HEAD])
    for letter in plan.letters.filter(is_current=True).exclude(unit__name=_told()["paper"]["unit"]):
        plans.sign_as_holder(letter, by=world.staff[f"{letter.holder}/联络员"])


def _sign_on_paper(world: World) -> None:
    facts = _told()["paper"]
    letter = _plan_of("outline_year").letters.get(is_current=True, unit__name=facts["unit"])
    paper = _paper(world, letter, facts["unit"], facts["signer"], facts["day"])
    plans.enter_signature(letter, "holder", by=world.staff[OFFICE], paper=paper)


def _draft_plans(world: World) -> None:
    """The plan of each unit with goals but one: begun by its liaison, some goals given to herself."""
    plan, missing = _plan_of("outline_year"), _told()["filing"]["missing"]
    for unit in Unit.objects.filter(letters__plan=plan).exclude(name__in=missing).order_by("order"):
        services.begin_implementation(plan, unit, by=world.staff[f"{unit.name}/联络员"])


def _file_plans(world: World, *, late: bool) -> None:
    """Approved by the unit on paper, then filed."""
    told = _told()["filing"]
    chosen = Plan.objects.filter(kind="unit_implementation", state="draft").exclude(unit__name__in=told["only_drafted"])
    chosen = chosen.filter(unit__name__in=told["late"]) if late else chosen.exclude(unit__name__in=told["late"])
    for plan in chosen.select_related("unit", "parent__unit", "parent__drafted_by").order_by("unit__order"):
        by = world.staff[f"{plan.unit.name}/联络员"]
        approved = told["late_on"] if late else told["filed"]
        plans.enter_approved(plan, by=by, number=f"{plan.unit.name}党组会议", day=approved)
        services.file_plan(plan, by=by)


def _unmeasured() -> Iterator[tuple[Goal, Target, Decimal | None]]:
    """The goals of the year that no measure tells of, who leads each, and what it reports; in the plan's order."""
    told = _told()["nodes"]["actuals"]
    rows = ListedTarget.objects.filter(goal__plan=_plan_of("outline_year"), goal__source="")
    for row in rows.select_related("goal__plan__unit", "target__outline").order_by("goal__order"):
        lead = row.goal.targets.filter(role="lead", region=None).exclude(unit=row.goal.plan.unit)
        value = told.get(f"{row.target.outline.code}/{row.target.code}")
        yield row.goal, lead.select_related("unit")[0], None if value is None else Decimal(value)


def _set_nodes(world: World) -> None:
    for goal, lead, _ in _unmeasured():
        facts = {"unit": lead.unit, "due": _told()["nodes"]["due"], "evidence": "完成情况和数据"}
        plans.set_node(goal, f"报送“{goal.title}”2026年完成情况", by=world.staff[OFFICE], **facts)


def _report_nodes(world: World) -> None:
    for goal, lead, value in _unmeasured():
        (node,) = goal.milestones.select_related("task")
        facts: dict[str, Any] = {"actual": value, "actual_unit": goal.unit_of_measure if value is not None else ""}
        tasks.submit(
            node.task, by=world.staff[f"{lead.unit}/联络员"], narrative="按年度计划推进，数据见附表。", **facts
        )


def _accept_nodes(world: World) -> None:
    waiting = Task.objects.filter(milestone__goal__plan=_plan_of("outline_year"), state="submitted")
    tasks.accept_all(waiting, by=world.staff[OFFICE])


def _file_policy(one: dict[str, Any], world: World) -> None:
    """A paper is filed by the unit's liaison; the one it replaces ends."""
    unit, by = Unit.objects.get(name=one["unit"]), world.staff[OFFICE]
    facts = {"title": one["title"], "number": one["number"], "kind": one.get("kind", "normative")}
    days = {"issued_on": one["issued"], "valid_from": one["issued"]}
    targets = [_target(path) for path in one["targets"]]
    made = services.file_policy(_committee(world), unit, by=by, targets=targets, **facts, **days)
    if "replaces" in one:
        old = PolicyPaper.objects.get(number=one["replaces"])
        ended = {"replaced_by": made, "valid_to": one["issued"]}
        services.edit_policy(old, by=by, seen=old.version, targets=old.targets.all(), **ended)


def _committee(world: World) -> Unit:
    found = committee_of(world.city)
    assert found is not None  # noqa: S101 - the scene before founded it
    return found


def _appraise(world: World) -> None:
    """The year-end appraisal is begun and marks are entered; nothing is published yet."""
    told, by = _told()["appraisal"], world.staff[OFFICE]
    scheme = Scheme.objects.get(unit=world.city, code=told["scheme"])
    plan = _plan_of("outline_year")
    assessment = scores.begin(plan, scheme, period=year_of(2026), as_of=date(2026, 12, 31), by=by)
    known = {one.unit.name for one in members_on(_committee(world), told["begun"])}
    for holder in Computation(assessment).holders:
        if str(holder) not in known:
            continue
        value = Decimal(told["ratings"].get(str(holder), told["rating"]))
        scores.enter(assessment, "work.rating", holder, by=by, value=value, reason=told["basis"])
