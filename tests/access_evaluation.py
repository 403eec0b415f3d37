"""The addresses of evaluation and the things they are about; see tests/access_table.py."""

from typing import Any

from django.core.files.base import ContentFile
from tests.access_lines import LEADERS, PERFORMANCE, Line, act, act_on, one, page
from tests.access_world import SECRET, Place, World, thing

from jinguo.base.files.services import keep
from jinguo.committee.body.tests.factories import CommitteeFactory
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant, TextJudgement
from jinguo.committee.evaluation.tests.factories import (
    CheckedValueFactory,
    EvaluationRoundFactory,
    QualityCheckFactory,
    RoundParticipantFactory,
    TextJudgementFactory,
    TextTargetFactory,
)
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.committee.outlines.tests.factories import OutlineFactory
from jinguo.cycle.inspections.tests.factories import CheckItemFactory, InspectedFactory, InspectionFactory
from jinguo.org.structure.models import Staff

# The committee's office runs a round; its leaders and experts read all of it. Here the reader's own organ takes part,
# so its liaison and whoever answers for it read its report, and nobody else of other organs does.
OFFICE = frozenset({"committee_office"})
LIAISON = frozenset({"liaison"})
READERS = (LEADERS - {"department_head"}) | PERFORMANCE | OFFICE | frozenset({"liaison", "county_office", "expert"})
WRITERS = frozenset({"unit_head", "supervising_leader", "liaison", "county_office", "performance_office"}) | OFFICE
KEEPERS = PERFORMANCE | OFFICE  # who holds inspections
INSPECTING = KEEPERS | {"unit_head", "supervising_leader"}
FAR = {404: READERS}
READ = {200: READERS}
KEPT = {200: OFFICE}
PLANNED = {200: INSPECTING, 404: READERS}
PDF = b"%PDF-1.4\n%%EOF\n"

LINES: list[Line] = [
    page("evaluation:home", READERS),
    one("evaluation:new_round", "own committee", KEPT, {400: READERS}),
    act_on("evaluation:new_round", "own committee", {422: OFFICE}, {400: READERS}),
    one("evaluation:round", "evaluation", {200: READERS - LIAISON, 404: LIAISON}, FAR),
    one("evaluation:round", "evaluation taken part in", READ, FAR),
    one("evaluation:change_round", "evaluation", {200: OFFICE, 404: LIAISON}, FAR),
    act_on("evaluation:change_round", "evaluation", {422: OFFICE, 404: LIAISON}, FAR),
    one("evaluation:participants", "evaluation", {200: OFFICE, 404: LIAISON}, FAR),
    act_on("evaluation:participants", "evaluation", {302: OFFICE, 404: LIAISON}, FAR),
    act_on("evaluation:take_step", "evaluation to open", {302: OFFICE, 404: LIAISON}, FAR),
    one("evaluation:cancel_round", "evaluation", {200: OFFICE, 404: LIAISON}, FAR),
    act_on("evaluation:cancel_round", "evaluation", {422: OFFICE, 404: LIAISON}, FAR),
    one("evaluation:rating", "evaluation in the field", {200: OFFICE, 404: LIAISON}, FAR),
    act_on("evaluation:rating", "evaluation in the field", {422: OFFICE, 404: LIAISON}, FAR),
    act_on("evaluation:circular", "published evaluation", {302: OFFICE, 404: LIAISON}, FAR),
    one("evaluation:plan_word", "evaluation taken part in", READ, FAR),
    one("evaluation:results_excel", "evaluation taken part in", KEPT, FAR),
    one("evaluation:self", "self-evaluation", READ, FAR),
    one("evaluation:write_report", "self-evaluation", {200: WRITERS}, FAR),
    act_on("evaluation:write_report", "self-evaluation", {422: WRITERS}, FAR),
    one("evaluation:state_targets", "self-evaluation", {200: WRITERS}, FAR),
    act_on("evaluation:state_targets", "self-evaluation", {400: WRITERS}, FAR),
    act_on("evaluation:attach", "self-evaluation", {400: WRITERS}, FAR),
    act_on("evaluation:detach", "file of a self-evaluation", {302: WRITERS}, FAR),
    act_on("evaluation:submit", "whole self-evaluation", {302: WRITERS}, FAR),
    one("evaluation:report_word", "self-evaluation", READ, FAR),
    one("evaluation:review", "submitted self-evaluation", KEPT, FAR),
    act_on("evaluation:review", "submitted self-evaluation", {422: OFFICE}, FAR),
    one("evaluation:send_back", "submitted self-evaluation", KEPT, FAR),
    act_on("evaluation:send_back", "submitted self-evaluation", {422: OFFICE}, FAR),
    act_on("evaluation:accept", "submitted self-evaluation", {302: OFFICE}, FAR),
    act_on("evaluation:rectify", "accepted self-evaluation", {302: OFFICE}, FAR),
    act_on("evaluation:visited", "self-evaluation", {302: OFFICE}, FAR),
    one("evaluation:text_goals", "outline with a text goal", READ, FAR),
    one("evaluation:add_goal", "outline with a text goal", KEPT, FAR),
    act_on("evaluation:add_goal", "outline with a text goal", {422: OFFICE}, FAR),
    one("evaluation:judge", "text goal", KEPT, FAR),
    act_on("evaluation:judge", "text goal", {422: OFFICE}, FAR),
    one("evaluation:judgement", "judgement", READ, FAR),
    act_on("evaluation:confirm", "judgement", {302: OFFICE}, FAR),
    one("evaluation:turn_down", "judgement", KEPT, FAR),
    act_on("evaluation:turn_down", "judgement", {422: OFFICE}, FAR),
    page("evaluation:checks", READERS),
    page("evaluation:new_check", KEEPERS),
    act("evaluation:new_check", KEEPERS, 422),
    one("evaluation:check", "check of data", PLANNED, FAR),
    one("evaluation:value", "value of her group", READ, FAR),
    one("evaluation:value", "checked value", {403: INSPECTING, 404: READERS}, FAR),
    act_on("evaluation:value", "checked value", {403: INSPECTING, 404: READERS}, FAR),
    one("evaluation:settle", "place of her group", READ, FAR),
    one("evaluation:settle", "checked place", {403: INSPECTING, 404: READERS}, FAR),
    act_on("evaluation:settle", "place of her group", {302: READERS}, FAR),
]


def _round_of(place: Place, state: str = "draft", **facts: Any) -> EvaluationRound:
    committee = CommitteeFactory(name=f"{place.mark}妇儿工委", region=place.region)
    issued = None if state == "draft" else "2026-03-20"
    return EvaluationRoundFactory(
        committee=committee, title=f"{place.mark}中期评估", state=state, issued_on=issued, **facts
    )


def _self_of(place: Place, state: str = "open", phase: str = "self_evaluation") -> RoundParticipant:
    submitted = None if state == "open" else "2026-05-29"
    return RoundParticipantFactory(round=_round_of(place, phase), unit=place.organ, state=state, submitted_on=submitted)


def _goal_of(place: Place) -> OutlineTarget:
    outline = OutlineFactory(unit=place.organ, region=place.region, title=f"{place.mark}妇女发展规划")
    return TextTargetFactory(outline=outline, title=f"{place.mark}服务网络")


def _judgement_of(place: Place) -> TextJudgement:
    return TextJudgementFactory(target=_goal_of(place), region=place.region, judged_by=place.colleague)


def _value_of(place: Place, lead: Staff | None = None) -> Any:
    by = lead if lead and place.mark != SECRET else place.colleague
    inspection = InspectionFactory(unit=place.organ, lead=by, kind="data_quality", title=f"{place.mark}核查")
    CheckItemFactory.create_batch(2, inspection=inspection)
    facts = {"quality": QualityCheckFactory(inspection=inspection), "found": 10, "record": f"{place.mark}年报"}
    return CheckedValueFactory(site=InspectedFactory(inspection=inspection, unit=place.office), **facts)


@thing("evaluation")
def _round(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _round_of(place).pk}


@thing("own committee")
def _committee(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    CommitteeFactory(name=f"{place.mark}妇儿工委", region=place.region)
    return {}


@thing("evaluation taken part in")
def _taken_part(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _self_of(place).round_id}


@thing("evaluation to open")
def _to_open(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _round_of(place, "preparing").pk, "verb": "open_self"}


@thing("evaluation in the field")
def _in_field(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _round_of(place, "field").pk}


@thing("published evaluation")
def _published(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _round_of(place, "follow_up", published_on="2026-11-20").pk}


@thing("self-evaluation")
def _self(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _self_of(place).pk}


@thing("whole self-evaluation")
def _whole(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    row = _self_of(place)
    keep(row, ContentFile(PDF, f"{place.mark}.pdf"), by=place.colleague)
    return {"pk": row.pk}


@thing("file of a self-evaluation")
def _file(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    row = _self_of(place)
    return {"pk": row.pk, "file": keep(row, ContentFile(PDF, f"{place.mark}.pdf"), by=place.colleague).pk}


@thing("submitted self-evaluation")
def _submitted(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _self_of(place, "submitted").pk}


@thing("accepted self-evaluation")
def _accepted(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _self_of(place, "accepted").pk}


@thing("outline with a text goal")
def _outline(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": _goal_of(place).outline.code}


@thing("text goal")
def _goal(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    goal = _goal_of(place)
    return {"code": goal.outline.code, "target": goal.code}


@thing("judgement")
def _judgement(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _judgement_of(place).pk}


@thing("check of data")
def _check(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _value_of(place).quality_id}


@thing("checked value")
def _value(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _value_of(place).pk}


@thing("value of her group")
def _own_value(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": _value_of(place, actor).pk}


@thing("place of her group")
def _own_place(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": _value_of(place, actor).site_id}


@thing("checked place")
def _place(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _value_of(place).site_id}
