"""The addresses of duties and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import Line, act, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.committee.body.tests.factories import CommitteeFactory, MembershipFactory
from jinguo.committee.duties.tests.factories import PolicyPaperFactory
from jinguo.committee.outlines.tests.factories import OutlineFactory, OutlineTargetFactory
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory
from jinguo.org.structure.models import Staff

# The committee office and the performance office keep the plans of outlines; the liaison here works in the same organ.
KEEPING = frozenset({"committee_office", "performance_office"})
LIAISON = frozenset({"liaison"})
READERS = KEEPING | LIAISON | {"supervising_leader", "unit_head", "county_office", "expert"}
PAPERS = frozenset({"committee_office"}) | LIAISON
FAR = {404: READERS}
READ = {200: READERS}
KEPT = {200: KEEPING}

LINES: list[Line] = [
    page("duties:home", READERS),
    page("duties:begin", KEEPING),
    act("duties:begin", KEEPING, 422),
    one("duties:begin_year", "outline plan", KEPT, FAR),
    act_on("duties:begin_year", "outline plan", {422: KEEPING}, FAR),
    one("duties:choose", "outline plan", KEPT, FAR),
    act_on("duties:choose", "outline plan", {302: KEEPING}, FAR),
    one("duties:particulars", "text target of a plan", KEPT, FAR),
    act_on("duties:particulars", "text target of a plan", {422: KEEPING}, FAR),
    act_on("duties:sync", "outline plan", {302: KEEPING}, FAR),
    one("duties:units", "goal of an outline", KEPT, FAR),
    act_on("duties:units", "goal of an outline", {422: KEEPING}, FAR),
    act_on("duties:begin_implementation", "year of an outline", {400: LIAISON}, FAR),
    one("duties:file", "plan of a member unit", {200: KEEPING | LIAISON}, FAR),
    act_on("duties:file", "plan of a member unit", {422: KEEPING | LIAISON}, FAR),
    page("duties:policies", READERS),
    page("duties:policies_excel", READERS),
    one("duties:new_policy", "committee", {200: PAPERS}, FAR),
    act_on("duties:new_policy", "committee", {422: PAPERS}, FAR),
    one("duties:policy", "policy paper", READ, FAR),
    one("duties:edit_policy", "policy paper", {200: PAPERS}, FAR),
    act_on("duties:edit_policy", "policy paper", {422: PAPERS}, FAR),
]


@thing("outline plan")
def _outline_plan(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _plan(place).pk}


@thing("text target of a plan")
def _text_target(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    outline = OutlineFactory(unit=place.organ, region=place.region, first=2021, last=2030, title=place.mark)
    facts = {"type": "deliverable", "comparator": "text", "value": None, "baseline": None, "baseline_year": None}
    target = OutlineTargetFactory(outline=outline, title=place.mark, code="text", unit="", year=None, **facts)
    return {"pk": _plan(place).pk, "target": target.pk}


@thing("goal of an outline")
def _goal(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": GoalFactory(plan=_plan(place), title=place.mark, number="1", points=None).pk}


@thing("year of an outline")
def _year(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    facts = {"state": "in_force", "approved_on": date(2026, 3, 18)}
    return {"pk": _plan(place, kind="outline_year", period="2026", **facts).pk}


@thing("plan of a member unit")
def _implementation(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    facts = {"kind": "unit_implementation", "period": "2026", "state": "in_force", "approved_on": date(2026, 4, 10)}
    return {"pk": _plan(place, parent=_plan(place, kind="outline_year", period="2026"), **facts).pk}


@thing("policy paper")
def _policy(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    committee = CommitteeFactory(name=f"{place.mark}妇儿工委", region=place.region)
    MembershipFactory(committee=committee, unit=place.organ)
    return {"pk": PolicyPaperFactory(committee=committee, unit=place.organ, title=place.mark).pk}


def _plan(place: Place, **facts: Any) -> Plan:
    usual = {"kind": "outline", "period": "2021/2030", "code": f"outline_{place.mark}_{facts.get('kind', '')}"}
    return PlanFactory(unit=place.organ, title=f"{place.mark}纲要方案", **{**usual, **facts})
