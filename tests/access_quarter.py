"""The addresses of quarters and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, Line, act, act_on, one, page
from tests.access_punches import FILES
from tests.access_shifts import GONE, KEEPERS
from tests.access_world import Place, World, thing

from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory
from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.office.quarter.tests.factories import QuarterMarkFactory, QuarterReviewFactory, RegularAppraisalFactory
from jinguo.org.structure.models import Staff

LEADERS = frozenset({"supervising_leader", "unit_head"})
PERFORMANCE = frozenset({"performance_office", "unit_head"})
ANSWERING = frozenset({"department_head", "unit_head", "liaison"})  # who is in charge of the department of all roles
HEADING = LEADERS | {"department_head"}
REOPENING = LEADERS | KEEPERS
READERS = BUSINESS - {"expert"}  # her reach is herself
RATED = {"seen": "0", "points": "88", "note": "满意"}

LINES: list[Line] = [
    page("quarter:reviews", BUSINESS),
    page("quarter:people", BUSINESS),
    act("quarter:people", BUSINESS, 302),
    act("quarter:count", BUSINESS, 200),
    page("quarter:mine", BUSINESS),
    page("quarter:open", KEEPERS | {"unit_head"}),
    act("quarter:open", KEEPERS | {"unit_head"}, 422),
    page("quarter:figures", BUSINESS),
    act("quarter:figures", PERFORMANCE, 422),
    one("quarter:review", "quarter review", {200: READERS, 404: BUSINESS}, GONE),
    one("quarter:review_word", "quarter review", {200: READERS, 404: BUSINESS}, GONE),
    one("quarter:rate", "review for the department", {200: ANSWERING, 403: READERS, 404: BUSINESS}, GONE),
    act_on("quarter:rate", "review for the department", {302: ANSWERING, 403: READERS, 404: BUSINESS}, GONE, **RATED),
    one("quarter:rate", "review for the office", {200: PERFORMANCE, 403: READERS, 404: BUSINESS}, GONE),
    act_on("quarter:rate", "review for the office", {302: PERFORMANCE, 403: READERS, 404: BUSINESS}, GONE, **RATED),
    one("quarter:rate", "review for a leader", {200: LEADERS, 403: READERS, 404: BUSINESS}, GONE),
    act_on("quarter:rate", "review for a leader", {302: LEADERS, 403: READERS, 404: BUSINESS}, GONE, **RATED),
    one("quarter:sign_review", "rated review", {200: ANSWERING, 403: READERS, 404: BUSINESS}, GONE),
    act_on("quarter:sign_review", "rated review", {302: ANSWERING, 403: READERS, 404: BUSINESS}, GONE, seen="0"),
    one("quarter:reopen_review", "rated review", {200: PERFORMANCE, 403: READERS, 404: BUSINESS}, GONE),
    act_on("quarter:reopen_review", "rated review", {422: PERFORMANCE, 403: READERS, 404: BUSINESS}, GONE),
    one("quarter:appraisal", "quarter of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("quarter:appraisal", "own quarter", {200: BUSINESS}, GONE),
    one("quarter:appraisal_word", "quarter of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("quarter:appraisal_word", "own decided appraisal", {200: BUSINESS}, GONE),
    one("quarter:summary", "own quarter", {200: BUSINESS}, GONE),
    act_on("quarter:summary", "own quarter", {302: BUSINESS}, GONE, summary="完成", seen="0"),
    one("quarter:summary", "quarter of a colleague", {403: FILES, 404: BUSINESS}, GONE),
    one("quarter:propose", "appraisal to propose", {200: HEADING, 403: FILES, 404: BUSINESS}, GONE),
    act_on("quarter:propose", "appraisal to propose", {422: HEADING, 403: FILES, 404: BUSINESS}, GONE),
    one("quarter:send_back", "appraisal to propose", {200: HEADING, 403: FILES, 404: BUSINESS}, GONE),
    act_on("quarter:send_back", "appraisal to propose", {422: HEADING, 403: FILES, 404: BUSINESS}, GONE),
    one("quarter:decide", "appraisal to decide", {200: LEADERS, 403: FILES, 404: BUSINESS}, GONE),
    act_on("quarter:decide", "appraisal to decide", {422: LEADERS, 403: FILES, 404: BUSINESS}, GONE),
    act_on("quarter:see_grade", "own decided appraisal", {302: BUSINESS}, GONE),
    act_on("quarter:see_grade", "decided appraisal", {403: FILES, 404: BUSINESS}, GONE),
    one("quarter:reopen_grade", "decided appraisal", {200: REOPENING, 403: FILES, 404: BUSINESS}, GONE),
    act_on("quarter:reopen_grade", "decided appraisal", {422: REOPENING, 403: FILES, 404: BUSINESS}, GONE),
    one("quarter:reopen_grade", "own decided appraisal", {403: BUSINESS}, GONE),
]


@thing("quarter review")
def _review(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place).pk}


@thing("review for the department")
def _self(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place).pk, "side": "self"}


@thing("review for the office")
def _office(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place, state="office").pk, "side": "office"}


@thing("review for a leader")
def _leader(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    review = _of(place, state="leader")
    for side in ("self", "office"):
        QuarterMarkFactory(review=review, side=side, by=place.colleague, note=place.mark)
    return {"pk": review.pk, "side": "leader"}


@thing("rated review")
def _rated(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place, state="feedback", points=90, grade="good", as_of=date(2026, 3, 31)).pk}


@thing("quarter of a colleague")
def _appraisal(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _appraised(place, place.colleague)


@thing("own quarter")
def _own(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _appraised(place, _hers(world, place, actor))


@thing("appraisal to propose")
def _to_propose(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _appraised(place, place.colleague, state="propose", handed_in_on=date(2026, 4, 8))


@thing("appraisal to decide")
def _to_decide(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _appraised(place, place.colleague, state="decide", proposed="fair")


@thing("decided appraisal")
def _decided(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _appraised(place, place.colleague, **GRADED)


@thing("own decided appraisal")
def _own_decided(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _appraised(place, _hers(world, place, actor), **GRADED)


GRADED = {"state": "feedback", "proposed": "fair", "grade": "fair", "decided_on": date(2026, 4, 20)}


def _of(place: Place, **facts: Any) -> Any:
    days = {"submitted_on": date(2026, 4, 8), "as_of": date(2026, 3, 31), "decided_on": date(2026, 4, 9)}
    plan = PlanFactory(unit=place.organ, state="in_force", approved_on=date(2026, 1, 20), title=place.mark)
    sheet = QuarterSheetFactory(plan=plan, unit=place.office, state="accepted", work_plan=place.mark, **days)
    return QuarterReviewFactory(sheet=sheet, **facts)


def _appraised(place: Place, staff: Staff, **facts: Any) -> dict[str, Any]:
    return {"pk": RegularAppraisalFactory(staff=staff, unit=place.office, summary=place.mark, **facts).pk}


def _hers(world: World, place: Place, actor: Staff | None) -> Staff:
    return actor if actor and place is world.ours else place.colleague
