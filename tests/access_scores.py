"""The addresses of scores and the things they are about; see tests/access_table.py."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.access_lines import BUSINESS, PERFORMANCE, Line, act, act_on, one, page
from tests.access_world import SECRET, Place, World, thing

from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory, TargetFactory
from jinguo.cycle.scores.models import Assessment
from jinguo.cycle.scores.tests.factories import AppealFactory, AssessmentFactory, ResultFactory
from jinguo.org.structure.models import Staff

GONE = {404: BUSINESS}
HEAD = frozenset({"unit_head"})
REFUSED = {403: frozenset({"supervising_leader", "department_head"}), 404: BUSINESS}
ALL_SCORES = PERFORMANCE | {"unit_head", "supervising_leader"}

LINES: list[Line] = [
    page("scores:list", BUSINESS),
    page("scores:begin", PERFORMANCE | {"committee_office"}),
    act("scores:begin", PERFORMANCE | {"committee_office"}, 422),
    one("scores:assessment", "assessment", {200: BUSINESS}, GONE),
    one("scores:enter", "assessment", {200: PERFORMANCE}, GONE),
    act_on("scores:enter", "assessment", {422: PERFORMANCE}, GONE),
    act_on("scores:take_step", "assessment to publish", {302: PERFORMANCE | HEAD}, GONE),
    one("scores:take_back", "published assessment", {200: PERFORMANCE | HEAD}, GONE),
    act_on("scores:take_back", "published assessment", {422: PERFORMANCE | HEAD}, GONE),
    one("scores:live", "score of a colleague", {200: ALL_SCORES}, GONE),
    one("scores:live", "own score", {200: BUSINESS}, GONE),
    one("scores:try_out", "score of a colleague", {200: ALL_SCORES}, GONE),
    one("scores:try_out", "own score", {200: BUSINESS}, GONE),
    one("scores:word", "published assessment", {200: ALL_SCORES}, GONE),
    one("scores:excel", "published assessment", {200: ALL_SCORES}, GONE),
    one("scores:result", "own result", {200: BUSINESS}, GONE),
    one("scores:result", "result of a colleague", {200: ALL_SCORES | {"department_head"}, 404: BUSINESS}, GONE),
    one("scores:object", "own result", {200: BUSINESS}, GONE),
    act_on("scores:object", "own result", {422: BUSINESS}, GONE),
    one("scores:settle", "objection of a colleague", {200: PERFORMANCE | HEAD, **REFUSED}, GONE),
    act_on("scores:settle", "objection of a colleague", {422: PERFORMANCE | HEAD, **REFUSED}, GONE),
    act_on("scores:withdraw", "own objection", {302: BUSINESS}, GONE),
]


@thing("assessment")
def _assessment(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _assessment_of(place).pk}


@thing("assessment to publish")
def _to_publish(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _score_of(place, place.colleague)["pk"], "verb": "publish"}


@thing("published assessment")
def _published(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _assessment_of(place, published=True).pk}


@thing("score of a colleague")
def _score(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _score_of(place, place.colleague)


@thing("own score")
def _own_score(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _score_of(place, _self_or_colleague(place, actor))


@thing("own result")
def _own_result(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    facts = {"unit": None, "staff": _self_or_colleague(place, actor)}
    return {"pk": ResultFactory(assessment=_assessment_of(place, published=True), **facts).pk}


@thing("result of a colleague")
def _result(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    facts = {"unit": None, "staff": place.colleague}
    return {"pk": ResultFactory(assessment=_assessment_of(place, published=True), **facts).pk}


@thing("own objection")
def _own_objection(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": _appeal(place, _self_or_colleague(place, actor)).pk}


@thing("objection of a colleague")
def _objection(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _appeal(place, place.colleague).pk, "verb": "decline"}


def _appeal(place: Place, whose: Staff) -> Any:
    result = ResultFactory(assessment=_assessment_of(place, published=True), unit=None, staff=whose)
    return AppealFactory(result=result, by=whose, text=place.mark)


def _score_of(place: Place, whose: Staff) -> dict[str, Any]:
    assessment = _assessment_of(place)
    goal = GoalFactory(plan=assessment.plan, title=place.mark, number="1", points=Decimal(10))
    TargetFactory(goal=goal, staff=whose, unit=None, period="2026Q1", value=Decimal(9))
    return {"pk": assessment.pk, "holder": f"s{whose.pk}"}


def _self_or_colleague(place: Place, actor: Staff | None) -> Staff:
    return actor if place.mark != SECRET and actor else place.colleague


def _assessment_of(place: Place, *, published: bool = False) -> Assessment:
    plan = PlanFactory(unit=place.organ, title=f"{place.mark}年度目标", state="in_force", approved_on=date(2026, 1, 5))
    days = {"state": "published", "published_on": date(2026, 4, 2), "objections_until": date(2099, 1, 1)}
    return AssessmentFactory(plan=plan, **(days if published else {}))
