"""The addresses of a committee's coordination and the things they are about; see tests/access_table.py."""

from typing import Any

from tests.access_body import BESIDE, EXPERT, FAR, KEEPER, LIAISON, READERS
from tests.access_lines import Line, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.committee.body.models import Membership
from jinguo.committee.body.tests.factories import CommitteeFactory, MembershipFactory
from jinguo.committee.coordination.tests.factories import (
    DemandFactory,
    HandedTargetFactory,
    InformationFactory,
    SlipFactory,
    UnitCircularFactory,
    VisitFactory,
    YearInspectionFactory,
)
from jinguo.cycle.meetings.tests.factories import JUNE_3, DecisionFactory, MeetingFactory
from jinguo.cycle.publicity.tests.factories import CircularFactory
from jinguo.org.structure.models import Staff

# Beside each other the office and the leaders see the units; a liaison sees her own, an expert the meetings.
OVERSEERS = KEEPER | BESIDE
WITH_OWN = OVERSEERS | LIAISON
OVERSEEN = {200: OVERSEERS}
KEPT = {200: KEEPER}
OWN = {200: WITH_OWN, 404: EXPERT}

LINES: list[Line] = [
    page("coordination:home", READERS, 302),
    one("coordination:late", "committee", OVERSEEN, FAR),
    one("coordination:issue_slip", "committee", {400: KEEPER}, FAR),
    act_on("coordination:issue_slip", "committee", {400: KEEPER}, FAR),
    one("coordination:slip", "supervision slip", OWN, FAR),
    one("coordination:slip_word", "supervision slip", OWN, FAR),
    one("coordination:meetings", "committee", {200: READERS}, FAR),
    one("coordination:call", "committee", KEPT, FAR),
    act_on("coordination:call", "committee", {422: KEEPER}, FAR),
    one("coordination:hand_down", "decision of a committee", {**KEPT, 404: EXPERT}, FAR),
    act_on("coordination:hand_down", "decision of a committee", {422: KEEPER, 404: EXPERT}, FAR),
    act_on("coordination:take_back", "handed target", {302: KEEPER, 404: EXPERT}, FAR),
    one("coordination:year_inspections", "committee", OVERSEEN, FAR),
    one("coordination:plan_year", "committee", KEPT, FAR),
    act_on("coordination:plan_year", "committee", {422: KEEPER}, FAR),
    one("coordination:year_inspection", "year inspection", OVERSEEN, FAR),
    one("coordination:open_round", "year inspection", KEPT, FAR),
    act_on("coordination:open_round", "year inspection", {422: KEEPER}, FAR),
    one("coordination:upper_list", "committee", OVERSEEN, FAR),
    one("coordination:upper", "inspection from above", OVERSEEN, FAR),
    one("coordination:upper_word", "inspection from above", OVERSEEN, FAR),
    one("coordination:demand_of_unit", "inspection from above", KEPT, FAR),
    act_on("coordination:demand_of_unit", "inspection from above", {422: KEEPER}, FAR),
    one("coordination:answer", "demand from above", {**KEPT, 404: EXPERT}, FAR),
    act_on("coordination:answer", "demand from above", {422: KEEPER, 404: EXPERT}, FAR),
    one("coordination:information_list", "committee", {200: READERS}, FAR),
    one("coordination:send", "member unit", {200: KEEPER | LIAISON}, FAR),
    act_on("coordination:send", "member unit", {422: KEEPER | LIAISON}, FAR),
    one("coordination:information", "piece of information", OWN, FAR),
    act_on("coordination:accept", "piece of information", {302: KEEPER, 404: EXPERT}, FAR),
    act_on("coordination:decline", "piece of information", {302: KEEPER, 404: EXPERT}, FAR, reason="缺少成效"),
    one("coordination:gather", "committee", KEPT, FAR),
    act_on("coordination:gather", "committee", {422: KEEPER}, FAR),
    one("coordination:circulars", "committee", OVERSEEN, FAR),
    one("coordination:draw_circular", "committee", KEPT, FAR),
    act_on("coordination:draw_circular", "committee", {422: KEEPER}, FAR),
    act_on("coordination:redraw_circular", "unit circular", {302: KEEPER}, FAR),
    one("coordination:unit", "member unit", {200: WITH_OWN}, FAR),
]


def _member(place: Place) -> Membership:
    committee = CommitteeFactory(name=f"{place.mark}妇儿工委", region=place.region)
    member: Membership = MembershipFactory(committee=committee, unit=place.organ)
    return member


def _of_unit(place: Place) -> dict[str, Any]:
    member = _member(place)
    return {"committee": member.committee, "unit": member.unit}


def _decision(place: Place) -> Any:
    about = {"subject_type": "structure.unit", "subject_id": str(_member(place).committee_id)}
    facts = {"state": "minuted", "text": place.mark, "issued_on": JUNE_3, "title": place.mark}
    return DecisionFactory(meeting=MeetingFactory(unit=place.office, **facts, **about), text=place.mark)


@thing("supervision slip")
def _slip(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": SlipFactory(title=place.mark, **_of_unit(place)).pk}


@thing("decision of a committee")
def _decided(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _decision(place).pk}


@thing("handed target")
def _handed(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": HandedTargetFactory(decision=_decision(place)).pk}


@thing("year inspection")
def _year(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": YearInspectionFactory(committee=_member(place).committee, title=place.mark).pk}


@thing("inspection from above")
def _visit(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _member(place).committee_id, "entry": VisitFactory(unit=place.office, title=place.mark).pk}


@thing("demand from above")
def _demand(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    entry = VisitFactory(unit=place.office, title=place.mark)
    return {"pk": DemandFactory(entry=entry, text=place.mark, **_of_unit(place)).pk}


@thing("piece of information")
def _information(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": InformationFactory(title=place.mark, sent_by=place.colleague, **_of_unit(place)).pk}


@thing("unit circular")
def _circular(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    made = CircularFactory(unit=place.office, title=place.mark)
    return {"pk": UnitCircularFactory(committee=_member(place).committee, circular=made).pk}
