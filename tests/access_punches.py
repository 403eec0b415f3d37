"""The addresses of punches and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, EVERYBODY, LEADERS, Line, act, act_on, one, page
from tests.access_shifts import GONE, KEEPERS
from tests.access_world import Place, World, thing

from jinguo.base.jobs.models import Job
from jinguo.office.punches.tests.factories import (
    CorrectionRequestFactory,
    DeviceFactory,
    PunchBatchFactory,
    SignPlaceFactory,
)
from jinguo.org.structure.models import Staff

FILES = LEADERS | KEEPERS  # whose role reads the files of colleagues
OVERSEERS = FILES - {"department_head"}  # of everybody's
PRESENT = BUSINESS - {"liaison", "expert"}  # who works here, and so signs in

MACHINES = ("deliver", "ask_machine", "answer_machine")  # they come in by a secret, nobody by a log-in

LINES: list[Line] = [
    page("punches:list", BUSINESS),
    page("punches:mine", BUSINESS),
    page("punches:batches", BUSINESS),
    page("punches:corrections", BUSINESS),
    act("punches:sign", PRESENT),
    page("punches:take_in", KEEPERS),
    act("punches:take_in", KEEPERS, 422),
    page("punches:enter_sheet", KEEPERS),
    act("punches:enter_sheet", KEEPERS, 422),
    page("punches:match", KEEPERS),
    act("punches:match", KEEPERS, 422),
    one("punches:batch", "batch of punches", {200: OVERSEERS, 404: BUSINESS}, GONE),
    one("punches:lines", "batch of punches", {200: OVERSEERS, 404: BUSINESS}, GONE),
    act_on("punches:void", "batch of punches", {422: KEEPERS, 403: OVERSEERS, 404: BUSINESS}, GONE),
    one("punches:taken", "job of somebody else", {404: BUSINESS}, GONE),
    page("punches:settings", KEEPERS),
    act("punches:settings", KEEPERS, 422),
    act("punches:add_network", KEEPERS, 422),
    act_on("punches:remove_network", "network", {302: KEEPERS}, GONE),
    page("punches:devices", KEEPERS),
    act("punches:devices", KEEPERS, 422),
    act_on("punches:switch_off", "machine", {302: KEEPERS}, GONE),
    act_on("punches:switch_on", "machine", {302: KEEPERS}, GONE),
    *(
        Line(f"punches:{name}", method, "guessed address of a machine", {404: EVERYBODY}, None, stranger=404)
        for name in MACHINES
        for method in ("GET", "POST")
    ),
    page("punches:ask_correction", PRESENT),
    act("punches:ask_correction", PRESENT, 422),
    one("punches:correction", "correction of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("punches:correction", "own correction", {200: BUSINESS}, GONE),
    act_on("punches:withdraw_correction", "own correction", {302: BUSINESS}, GONE),
]


@thing("batch of punches")
def _batch(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": PunchBatchFactory(unit=place.organ, name=f"{place.mark}.dat").pk}


@thing("network")
def _network(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": SignPlaceFactory(unit=place.organ, note=place.mark).pk}


@thing("job of somebody else")
def _job(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    batch = PunchBatchFactory(unit=place.organ, name=f"{place.mark}.dat")
    words = {"by_number": place.colleague.number, "state": "done", "result": {"batch": batch.pk}}
    return {"pk": Job.objects.create(code="punches.take_in", title=place.mark, **words).pk}


@thing("machine")
def _machine(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": DeviceFactory(unit=place.organ, name=place.mark).pk}


@thing("guessed address of a machine")
def _guessed(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"secret": "guessed"}


@thing("correction of a colleague")
def _correction(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _asked(place, place.colleague)


@thing("own correction")
def _own_correction(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _asked(place, actor if actor and place is world.ours else place.colleague)


def _asked(place: Place, staff: Staff) -> dict[str, Any]:
    facts = {"day": date(2026, 3, 2), "reason": place.mark}
    return {"pk": CorrectionRequestFactory(staff=staff, unit=place.office, **facts).pk}
