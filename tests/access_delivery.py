"""The addresses of delivery and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, LEADERS, PERFORMANCE, Line, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory, SheetProblemFactory
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory, TargetFactory
from jinguo.org.structure.models import Staff

GONE = {404: BUSINESS}
JUDGING = PERFORMANCE | {"unit_head"}

LINES: list[Line] = [
    page("delivery:mine", BUSINESS),
    page("delivery:sheets", BUSINESS),
    one("delivery:sheet", "quarter sheet", {200: BUSINESS}, GONE),
    one("delivery:fill_sheet", "quarter sheet", {200: BUSINESS}, GONE),
    act_on("delivery:fill_sheet", "quarter sheet", {422: BUSINESS}, GONE),
    act_on("delivery:submit_sheet", "quarter sheet", {302: LEADERS}, GONE),
    act_on("delivery:accept_sheet", "reported quarter sheet", {302: JUDGING}, GONE, seen="0"),
    act_on("delivery:send_back_sheet", "reported quarter sheet", {302: JUDGING}, GONE, seen="0", reason="缺数"),
    one("delivery:sheet_word", "quarter sheet", {200: BUSINESS}, GONE),
    one("delivery:sheet_excel", "quarter sheet", {200: BUSINESS}, GONE),
    one("delivery:open_sheets", "plan with targets", {200: PERFORMANCE}, GONE),
    act_on("delivery:open_sheets", "plan with targets", {302: PERFORMANCE}, GONE, quarter="2026Q1"),
    Line("reports:cockpit", "GET", "plans to look at", {200: BUSINESS}, None),
    Line("reports:cockpit_trend", "GET", "plans to look at", {200: BUSINESS}, None),
]


@thing("quarter sheet")
def _sheet(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _sheet_of(place).pk}


@thing("reported quarter sheet")
def _reported(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    day = date(2026, 4, 9)
    facts = {"state": "submitted", "submitted_on": day, "submitted_by": place.colleague, "as_of": date(2026, 3, 31)}
    return {"pk": _sheet_of(place, **facts).pk}


@thing("plan with targets")
def _plan(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _plan_of(place).pk}


@thing("plans to look at")
def _plans(world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    for place in (world.ours, world.theirs):
        _plan_of(place)
    return {}


def _plan_of(place: Place) -> Plan:
    facts = {"state": "in_force", "approved_on": date(2026, 1, 20)}
    plan = PlanFactory(unit=place.organ, title=f"{place.mark}年度目标", **facts)
    TargetFactory(goal=GoalFactory(plan=plan, title=f"{place.mark}贷款"), unit=place.office)
    return plan


def _sheet_of(place: Place, **facts: Any) -> QuarterSheet:
    sheet = QuarterSheetFactory(plan=_plan_of(place), unit=place.office, work_plan=f"{place.mark}计划", **facts)
    SheetProblemFactory(sheet=sheet, problem=f"{place.mark}问题")
    return sheet
