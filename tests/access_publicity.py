"""The addresses of publicity and the things they are about; see tests/access_table.py."""

from datetime import timedelta
from typing import Any

from tests.access_lines import BUSINESS, EVERYBODY, LEADERS, PERFORMANCE, Line, act, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.base import clock
from jinguo.cycle.publicity.tests.factories import (
    AddresseeFactory,
    CircularFactory,
    ObjectionFactory,
    PublicNoticeFactory,
    PublishedNoticeFactory,
)
from jinguo.org.structure.models import Staff

HANDLING = LEADERS | PERFORMANCE | {"personnel_office"}
UNREAD = {404: BUSINESS}
OPEN = 200

LINES: list[Line] = [
    # What strangers may read, everybody may, the three seats too.
    page("publicity:open_list", EVERYBODY, stranger=OPEN),
    Line("publicity:open_notice", "GET", "open notice", {200: EVERYBODY}, None, stranger=OPEN),
    Line("publicity:open_notice", "GET", "draft notice", {404: EVERYBODY}, None, stranger=404),
    page("publicity:notices", BUSINESS),
    page("publicity:new_notice", BUSINESS),
    act("publicity:new_notice", BUSINESS, 422),
    one("publicity:notice", "running notice", {200: BUSINESS}, UNREAD),
    one("publicity:edit_notice", "draft notice", {200: BUSINESS}, UNREAD),
    act_on("publicity:edit_notice", "draft notice", {422: BUSINESS}, UNREAD),
    act_on("publicity:publish", "draft notice", {302: HANDLING}, UNREAD, first_day="2099-01-05", seen="0"),
    act_on("publicity:conclude", "notice that is over", {302: HANDLING}, UNREAD),
    act_on("publicity:withdraw", "running notice", {302: HANDLING}, UNREAD, reason="名单有误"),
    one("publicity:notice_word", "running notice", {200: BUSINESS}, UNREAD),
    one("publicity:object", "running notice", {200: BUSINESS}, UNREAD),
    act_on("publicity:object", "running notice", {422: BUSINESS}, UNREAD),
    one("publicity:record_objection", "running notice", {200: HANDLING}, UNREAD),
    act_on("publicity:record_objection", "running notice", {422: HANDLING}, UNREAD),
    one("publicity:objection", "objection", {200: HANDLING, 404: BUSINESS}, UNREAD),
    act_on("publicity:settle", "objection", {302: HANDLING, 404: BUSINESS}, UNREAD, outcome="rejected", reply="属实"),
    page("publicity:circulars", BUSINESS),
    page("publicity:new_circular", BUSINESS),
    act("publicity:new_circular", BUSINESS, 422),
    one("publicity:circular", "issued circular", {200: BUSINESS}, UNREAD),
    one("publicity:edit_circular", "draft circular", {200: BUSINESS}, UNREAD),
    act_on("publicity:edit_circular", "draft circular", {422: BUSINESS}, UNREAD),
    act_on("publicity:issue", "draft circular", {302: HANDLING}, UNREAD, seen="0"),
    act_on("publicity:recall", "issued circular", {302: HANDLING}, UNREAD, reason="数据有误"),
    act_on("publicity:receive", "issued circular", {302: BUSINESS}, UNREAD),
    one("publicity:circular_word", "issued circular", {200: BUSINESS}, UNREAD),
]


@thing("draft notice")
def _draft(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": PublicNoticeFactory(unit=place.office, title=f"{place.mark}公示", is_open=True).pk}


@thing("open notice")
def _open(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _published(place, is_open=True).pk}


@thing("running notice")
def _running(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _published(place).pk}


@thing("notice that is over")
def _over(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    yesterday = clock.today() - timedelta(days=1)
    return {"pk": _published(place, first_day=yesterday, last_day=yesterday).pk}


@thing("objection")
def _objection(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    notice = _published(place)
    return {"pk": ObjectionFactory(notice=notice, received_on=notice.first_day, person=f"{place.mark}人").pk}


@thing("draft circular")
def _draft_circular(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    circular = CircularFactory(unit=place.office, title=f"{place.mark}通报")
    AddresseeFactory(circular=circular, unit=place.office)
    return {"pk": circular.pk}


@thing("issued circular")
def _issued_circular(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    facts = {"state": "issued", "issued_on": clock.today(), "digest": "0" * 64}
    circular = CircularFactory(unit=place.office, title=f"{place.mark}通报", **facts)
    AddresseeFactory(circular=circular, unit=place.office)
    return {"pk": circular.pk}


def _published(place: Place, **facts: Any) -> Any:
    today = clock.today()
    days = {"first_day": today, "last_day": today + timedelta(days=7)}
    return PublishedNoticeFactory(unit=place.office, title=f"{place.mark}公示", **{**days, **facts})
