"""The addresses of panels and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, EVERYBODY, LEADERS, Line, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.base import clock
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.tests.factories import (
    AccessCodeFactory,
    BallotFactory,
    PanelFactory,
    PanelQuestionFactory,
    PanelSubjectFactory,
    ParticipantFactory,
    SurveyFactory,
)
from jinguo.org.structure.models import Staff

RUNNING = frozenset({"performance_office", "personnel_office"})
OVERSEEING = RUNNING | (LEADERS - {"department_head"})
BLIND = BUSINESS - OVERSEEING
NOWHERE = {404: BUSINESS}
RUN_BY = {404: BLIND}
SEEN = {200: OVERSEEING, 404: BLIND}
A_CODE = {"code": "AAAAA-AAAAA"}  # nobody drew it
LAST = date(2099, 12, 31)

LINES: list[Line] = [
    page("panels:list", BUSINESS),
    page("panels:choose", RUNNING),
    Line("panels:begin", "GET", "kind of panel", {200: RUNNING}, None),
    Line("panels:begin", "POST", "kind of panel", {422: RUNNING}, None),
    one("panels:panel", "survey", SEEN, NOWHERE),
    one("panels:change", "survey", {200: RUNNING, **RUN_BY}, NOWHERE),
    act_on("panels:change", "survey", {422: RUNNING, **RUN_BY}, NOWHERE),
    one("panels:subjects", "ballot", {200: RUNNING, **RUN_BY}, NOWHERE),
    act_on("panels:subjects", "ballot", {302: RUNNING, **RUN_BY}, NOWHERE, seen="0", names="甲"),
    one("panels:participants", "ballot", {200: RUNNING, **RUN_BY}, NOWHERE),
    act_on("panels:participants", "ballot", {302: RUNNING, **RUN_BY}, NOWHERE, seen="0"),
    one("panels:criteria", "rating", {200: RUNNING, **RUN_BY}, NOWHERE),
    act_on("panels:criteria", "rating", {302: RUNNING, **RUN_BY}, NOWHERE, seen="0", criteria="工作实绩 40"),
    one("panels:questions", "survey", {200: RUNNING, **RUN_BY}, NOWHERE),
    act_on("panels:questions", "survey", {422: RUNNING, **RUN_BY}, NOWHERE),
    act_on("panels:drop_question", "question", {302: RUNNING, **RUN_BY}, NOWHERE, seen="0"),
    act_on("panels:codes", "survey", {200: RUNNING, **RUN_BY}, NOWHERE, seen="0", count="2"),
    act_on("panels:step", "survey to open", {302: RUNNING, **RUN_BY}, NOWHERE),
    act_on("panels:step", "survey to call off", {302: RUNNING, **RUN_BY}, NOWHERE, reason="题目有误"),
    act_on("panels:extend", "open rating", {302: RUNNING, **RUN_BY}, NOWHERE, last_day="2100-01-01"),
    one("panels:fill", "ballot to fill", {200: BUSINESS}, NOWHERE),
    act_on("panels:fill", "ballot to fill", {422: BUSINESS}, NOWHERE),
    one("panels:results", "ended rating", SEEN, NOWHERE),
    page("panels:ask", EVERYBODY, stranger=200),
    Line("panels:ask", "POST", "nothing", {422: EVERYBODY}, None, stranger=422, data=A_CODE),
    Line("panels:answer", "POST", "nothing", {422: EVERYBODY}, None, stranger=422, data=A_CODE),
]


@thing("kind of panel")
def _kind(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"kind": "rating"}


@thing("survey")
def _survey(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asking(place).pk}


@thing("question")
def _question(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    panel = _asking(place)
    return {"pk": panel.pk, "order": panel.questions.get().order}


@thing("survey to open")
def _to_open(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asking(place).pk, "verb": "open"}


@thing("survey to call off")
def _to_call_off(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asking(place).pk, "verb": "cancel"}


@thing("ballot")
def _ballot(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": BallotFactory(unit=place.organ, title=f"{place.mark}民主测评", last_day=LAST).pk}


@thing("rating")
def _rating(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": PanelFactory(unit=place.organ, title=f"{place.mark}评分", last_day=LAST).pk}


@thing("open rating")
def _open_rating(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place, PanelFactory, state="open", opened_on=clock.today()).pk}


@thing("ended rating")
def _ended(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    today = clock.today()
    panel = _of(place, PanelFactory, state="closed", opened_on=today, closed_on=today)
    PanelSubjectFactory(panel=panel, name=f"{place.mark}发展部", unit=place.office)
    return {"pk": panel.pk}


@thing("ballot to fill")
def _to_fill(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    """One in which the actor takes part when it is in her own place."""
    panel = _of(place, BallotFactory, state="open", opened_on=clock.today())
    PanelSubjectFactory(panel=panel, name=f"{place.mark}领导班子")
    is_hers = actor and actor.department_on(clock.today()) == place.office
    ParticipantFactory(panel=panel, staff=actor if actor and is_hers else place.colleague)
    return {"pk": panel.pk}


def _asking(place: Place) -> Panel:
    """A questionnaire of one question and one code, ready to begin."""
    panel = _of(place, SurveyFactory)
    PanelQuestionFactory(panel=panel, text=f"{place.mark}满意吗")
    AccessCodeFactory(panel=panel)
    return panel


def _of(place: Place, factory: Any, **facts: Any) -> Panel:
    panel: Panel = factory(unit=place.organ, title=f"{place.mark}评议", last_day=LAST, **facts)
    return panel
