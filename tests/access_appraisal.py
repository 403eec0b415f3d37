"""The addresses of the annual appraisal and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, LEADERS, Line, act, act_on, one, page
from tests.access_shifts import GONE, KEEPERS
from tests.access_world import Place, World, thing

from jinguo.office.appraisal.tests.factories import (
    AnnualAssessmentFactory,
    AppraisalStepFactory,
    AppraiseeFactory,
    DutyReportFactory,
    GradeAppealFactory,
)
from jinguo.org.structure.models import Staff

HEAD = frozenset({"unit_head"})
LEADING = HEAD | {"supervising_leader"}
FILES = LEADERS | KEEPERS
ANSWERING = HEAD | {"personnel_office"}
NOT_HEADS = {403: frozenset({"department_head"}), 404: BUSINESS}
SEEN = {200: FILES, 404: BUSINESS}
TODAY = date(2026, 11, 2)

LINES: list[Line] = [
    page("appraisal:years", BUSINESS),
    page("appraisal:mine", BUSINESS, 302),
    page("appraisal:begin", KEEPERS),
    act("appraisal:begin", KEEPERS, 422),
    one("appraisal:year", "year of appraisal", {200: BUSINESS}, GONE),
    one("appraisal:agreement", "year of appraisal", {200: KEEPERS}, GONE),
    act_on("appraisal:agreement", "year of appraisal", {302: KEEPERS}, GONE),
    act_on("appraisal:renew", "year of appraisal", {302: KEEPERS}, GONE),
    act_on("appraisal:check_roll", "year of appraisal that is over", {302: KEEPERS}, GONE),
    one("appraisal:ballot", "year of appraisal", {200: KEEPERS}, GONE),
    act_on("appraisal:ballot", "year of appraisal", {422: KEEPERS}, GONE),
    act_on("appraisal:take_ballot", "year of appraisal", {400: KEEPERS}, GONE),
    one("appraisal:decide", "year of appraisal", {200: HEAD}, GONE),
    act_on("appraisal:decide", "year of appraisal", {422: HEAD}, GONE),
    one("appraisal:reopen", "decided year", {200: HEAD}, GONE),
    act_on("appraisal:reopen", "decided year", {422: HEAD}, GONE),
    one("appraisal:put_up", "decided year with excellent", {200: KEEPERS}, GONE),
    act_on("appraisal:put_up", "decided year with excellent", {422: KEEPERS}, GONE),
    act_on("appraisal:skip", "decided year", {302: KEEPERS}, GONE),
    act_on("appraisal:notify", "year to be told", {302: KEEPERS}, GONE),
    one("appraisal:file", "year to be told", {200: KEEPERS}, GONE),
    act_on("appraisal:file", "year to be told", {302: KEEPERS}, GONE),
    one("appraisal:filing_word", "decided year", {200: KEEPERS | LEADING}, GONE),
    one("appraisal:person", "appraisal of a colleague", SEEN, GONE),
    one("appraisal:person", "own appraisal", {200: BUSINESS}, GONE),
    one("appraisal:circumstances", "appraisal of a colleague", {200: KEEPERS, 403: LEADERS, 404: BUSINESS}, GONE),
    act_on("appraisal:circumstances", "appraisal of a colleague", {422: KEEPERS, 403: LEADERS, 404: BUSINESS}, GONE),
    one("appraisal:report", "own appraisal", {200: BUSINESS}, GONE),
    act_on("appraisal:report", "own appraisal", {302: BUSINESS}, GONE),
    one("appraisal:report", "appraisal of a colleague", {403: FILES, 404: BUSINESS}, GONE),
    one("appraisal:send_back", "appraisal of a colleague", SEEN, GONE),
    act_on("appraisal:send_back", "appraisal of a colleague", {422: FILES, 404: BUSINESS}, GONE),
    one("appraisal:report_word", "appraisal of a colleague", SEEN, GONE),
    one("appraisal:form_word", "appraisal of a colleague", SEEN, GONE),
    one("appraisal:form_word", "own appraisal", {403: BUSINESS}, GONE),
    one("appraisal:notice_word", "told appraisal of a colleague", SEEN, GONE),
    one("appraisal:notice_word", "appraisal of a colleague", {400: FILES, 404: BUSINESS}, GONE),
    one("appraisal:inquire", "appraisal of a colleague", {200: KEEPERS | LEADING, **NOT_HEADS}, GONE),
    act_on("appraisal:inquire", "appraisal of a colleague", {422: KEEPERS | LEADING, **NOT_HEADS}, GONE),
    one("appraisal:propose", "appraisal of a colleague", {200: LEADERS, 403: KEEPERS, 404: BUSINESS}, GONE),
    act_on("appraisal:propose", "appraisal of a colleague", {422: LEADERS, 403: KEEPERS, 404: BUSINESS}, GONE),
    one("appraisal:sign", "own told appraisal", {200: BUSINESS}, GONE),
    act_on("appraisal:sign", "own told appraisal", {422: BUSINESS}, GONE),
    one("appraisal:sign", "told appraisal of a colleague", {403: FILES, 404: BUSINESS}, GONE),
    one("appraisal:appeal", "own told appraisal", {200: BUSINESS}, GONE),
    act_on("appraisal:appeal", "own told appraisal", {422: BUSINESS}, GONE),
    one(
        "appraisal:answer", "appeal of a colleague", {200: HEAD | {"personnel_office"}, 403: FILES, 404: BUSINESS}, GONE
    ),
    act_on(
        "appraisal:answer",
        "appeal of a colleague",
        {422: HEAD | {"personnel_office"}, 403: FILES, 404: BUSINESS},
        GONE,
    ),
    act_on("appraisal:withdraw_appeal", "own appeal", {302: BUSINESS}, GONE),
    act_on("appraisal:withdraw_appeal", "appeal of a colleague", {403: FILES, 404: BUSINESS}, GONE),
]


@thing("year of appraisal")
def _year(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _year_of(place).pk}


@thing("year of appraisal that is over")
def _over(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _year_of(place, year=2025, cut_off=date(2025, 12, 18)).pk}


@thing("decided year")
def _decided(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _year_of(place, state="decided", decided_on=TODAY).pk}


@thing("decided year with excellent")
def _with_excellent(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    year = _year_of(place, state="decided", decided_on=TODAY)
    AppraiseeFactory(assessment=year, staff=place.colleague, unit=place.office, grade="excellent", outcome="graded")
    return {"pk": year.pk}


@thing("year to be told")
def _to_tell(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _year_of(place, state="telling", decided_on=TODAY, roll_checked_on=TODAY).pk}


@thing("appraisal of a colleague")
def _colleague(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    row = AppraiseeFactory(assessment=_year_of(place), staff=place.colleague, unit=place.office)
    DutyReportFactory(appraisee=row, state="handed_in", handed_in_on=TODAY)
    return {"pk": row.pk}


@thing("own appraisal")
def _own(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    row = AppraiseeFactory(assessment=_year_of(place), staff=_self_or_colleague(place, actor), unit=place.office)
    DutyReportFactory(appraisee=row)
    return {"pk": row.pk}


@thing("told appraisal of a colleague")
def _told(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _told_of(place, place.colleague).pk}


@thing("own told appraisal")
def _own_told(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": _told_of(place, _self_or_colleague(place, actor)).pk}


@thing("appeal of a colleague")
def _appeal(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": GradeAppealFactory(appraisee=_told_of(place, place.colleague)).pk}


@thing("own appeal")
def _own_appeal(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": GradeAppealFactory(appraisee=_told_of(place, _self_or_colleague(place, actor))).pk}


def _year_of(place: Place, **facts: Any) -> Any:
    return AnnualAssessmentFactory(unit=place.organ, decided_at=place.mark, **facts)


def _told_of(place: Place, staff: Staff) -> Any:
    """Somebody graded 不称职 who was told."""
    year = _year_of(place, state="telling", decided_on=TODAY)
    row = AppraiseeFactory(assessment=year, staff=staff, unit=place.office, grade="unfit", outcome="graded")
    DutyReportFactory(appraisee=row)
    AppraisalStepFactory(appraisee=row, step="notice", on=TODAY)
    return row


def _self_or_colleague(place: Place, actor: Staff | None) -> Staff:
    inside = actor is not None and actor.appointments.filter(unit__organ_path=place.organ.path).exists()
    return actor if inside and actor else place.colleague
