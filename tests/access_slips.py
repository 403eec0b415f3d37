"""The addresses of slips and the things they are about; see tests/access_table.py."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.access_lines import BUSINESS, LEADERS, Line, act, act_on, one, page
from tests.access_punches import FILES
from tests.access_shifts import GONE, KEEPERS
from tests.access_world import Place, World, thing

from jinguo.base import clock, files
from jinguo.office.slips.models import LeaveRequest
from jinguo.office.slips.tests.factories import LeaveEntryFactory, LeaveRequestFactory, OutingFactory
from jinguo.org.structure.models import Staff

CHECKERS = LEADERS | KEEPERS

LINES: list[Line] = [
    page("slips:leaves", BUSINESS),
    page("slips:ask_leave", BUSINESS),
    act("slips:ask_leave", BUSINESS, 422),
    page("slips:count", BUSINESS),
    page("slips:away", BUSINESS),
    one("slips:leave_word", "leave of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("slips:leave_word", "own leave", {200: BUSINESS}, GONE),
    one("slips:outing_word", "outing of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("slips:extend", "own leave to extend", {200: BUSINESS}, GONE),
    one("slips:extend", "leave of a colleague", {403: FILES, 404: BUSINESS}, GONE),
    act_on("slips:extend", "own leave to extend", {422: BUSINESS}, GONE),
    act_on("slips:add_proofs", "own leave asked for", {400: BUSINESS}, GONE),
    act_on("slips:add_proofs", "leave of a colleague", {400: KEEPERS, 403: FILES, 404: BUSINESS}, GONE),
    act_on("slips:remove_proof", "proof of a colleague", {302: KEEPERS, 403: FILES, 404: BUSINESS}, GONE),
    page("slips:accounts", BUSINESS),
    act("slips:grant", KEEPERS),
    act("slips:carry_over", KEEPERS),
    one("slips:account", "account of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("slips:account", "own account", {200: BUSINESS}, GONE),
    act_on("slips:enter", "account of a colleague", {422: KEEPERS, 403: FILES, 404: BUSINESS}, GONE),
    act_on("slips:service_start", "account of a colleague", {400: KEEPERS, 403: FILES, 404: BUSINESS}, GONE),
    act_on("slips:forfeit", "account of a colleague", {400: KEEPERS, 403: FILES, 404: BUSINESS}, GONE),
    one("slips:leave", "leave of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("slips:leave", "own leave", {200: BUSINESS}, GONE),
    act_on("slips:withdraw_leave", "own leave asked for", {302: BUSINESS}, GONE),
    one("slips:report_back", "own leave", {200: BUSINESS}, GONE),
    one("slips:report_back", "leave of a colleague", {200: CHECKERS, 404: BUSINESS}, GONE),
    act_on("slips:report_back", "own leave", {422: BUSINESS}, GONE),
    page("slips:outings", BUSINESS),
    page("slips:report_outing", BUSINESS),
    act("slips:report_outing", BUSINESS, 422),
    one("slips:outing", "outing of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("slips:outing", "own outing", {200: BUSINESS}, GONE),
    act_on("slips:take_step", "outing to confirm", {302: CHECKERS, 404: BUSINESS}, GONE),
    one("slips:come_back", "own outing", {200: BUSINESS}, GONE),
    one("slips:come_back", "outing of a colleague", {200: CHECKERS, 404: BUSINESS}, GONE),
    act_on("slips:come_back", "own outing", {422: BUSINESS}, GONE),
    act_on("slips:decline_outing", "outing to decline", {302: CHECKERS, 404: BUSINESS}, GONE, reason="没有去"),
    act_on("slips:call", "outing of a colleague", {302: CHECKERS, 404: BUSINESS}, GONE, reached="on"),
]


@thing("leave of a colleague")
def _leave(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _asked(place, place.colleague)


@thing("account of a colleague")
def _account(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    LeaveEntryFactory(staff=place.colleague, unit=place.office, year=clock.today().year, note=place.mark)
    return {"pk": place.colleague.pk}


@thing("own account")
def _own_account(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": _hers(world, place, actor).pk}


@thing("own leave")
def _own_leave(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _asked(place, _hers(world, place, actor))


@thing("own leave to extend")
def _running_leave(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    today = clock.today()
    return _asked(place, _hers(world, place, actor), first=today, last=today)


@thing("proof of a colleague")
def _proof(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    found = _asked(place, place.colleague, state="asked")
    stored = files.keep(
        LeaveRequest.objects.get(**found), SimpleUploadedFile(f"{place.mark}.txt", place.mark.encode()), by=None
    )
    return found | {"file": stored.pk}


@thing("own leave asked for")
def _own_request(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _asked(place, _hers(world, place, actor), state="asked")


@thing("outing of a colleague")
def _outing(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _out(place, place.colleague)


@thing("own outing")
def _own_outing(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _out(place, _hers(world, place, actor))


@thing("outing to decline")
def _waiting(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _out(place, place.colleague, state="waiting", is_late=True)


@thing("outing to confirm")
def _late_outing(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _out(place, place.colleague, state="waiting", is_late=True) | {"verb": "confirm_outing"}


def _hers(world: World, place: Place, actor: Staff | None) -> Staff:
    return actor if actor and place is world.ours else place.colleague


def _asked(place: Place, staff: Staff, **facts: Any) -> dict[str, Any]:
    return {"pk": LeaveRequestFactory(staff=staff, unit=place.office, reason=place.mark, **facts).pk}


def _out(place: Place, staff: Staff, **facts: Any) -> dict[str, Any]:
    return {"pk": OutingFactory(staff=staff, unit=place.office, place=place.mark, **facts).pk}
