"""The addresses of the committee's body and the things they are about; see tests/access_table.py."""

from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.access_lines import Line, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.base.sheets.models import ImportBatch
from jinguo.committee.body.tests.factories import (
    AdjustmentFactory,
    CommitteeFactory,
    GroupSeatFactory,
    MembershipFactory,
    UnitContactFactory,
)
from jinguo.org.structure.models import Staff, Unit

# The committee office keeps it, leaders and the offices beside it read; the liaison here works in the member unit.
KEEPER = frozenset({"committee_office"})
LIAISON = frozenset({"liaison"})
EXPERT = frozenset({"expert"})
BESIDE = frozenset({"supervising_leader", "unit_head", "performance_office", "county_office"})
READERS = KEEPER | LIAISON | EXPERT | BESIDE
FAR = {404: READERS}
READ = {200: READERS}
KEPT = {200: KEEPER}
ENTERED = {200: KEEPER | LIAISON}
ON_CONTACT = {404: EXPERT}

LINES: list[Line] = [
    page("body:home", READERS, 302),
    page("body:network", READERS),
    one("body:committee", "committee", READ, FAR),
    one("body:name", "committee", KEPT, FAR),
    act_on("body:name", "committee", {422: KEEPER}, FAR),
    one("body:members", "committee", READ, FAR),
    one("body:word", "committee", KEPT, FAR),
    one("body:excel", "committee", KEPT, FAR),
    one("body:import", "table of contacts", KEPT, FAR),
    act_on("body:import", "table of contacts", {422: KEEPER}, FAR),
    act_on("body:import_write", "pending table of contacts", {400: KEEPER}, FAR),
    act_on("body:import_drop", "pending table of contacts", {302: KEEPER}, FAR),
    one("body:import_errors", "pending table of contacts", {400: KEEPER}, FAR),
    act_on("body:import_undo", "imported table of contacts", {302: KEEPER}, FAR),
    one("body:adjustments", "committee", READ, FAR),
    one("body:adjust", "committee", KEPT, FAR),
    act_on("body:adjust", "committee", {422: KEEPER}, FAR),
    one("body:adjustment", "adjustment", READ, FAR),
    one("body:void_adjustment", "adjustment", KEPT, FAR),
    act_on("body:void_adjustment", "adjustment", {302: KEEPER}, FAR, reason="文号登记错误"),
    one("body:groups", "committee", READ, FAR),
    one("body:take_seat", "committee", KEPT, FAR),
    act_on("body:take_seat", "committee", {422: KEEPER}, FAR),
    one("body:end_seat", "group seat", KEPT, FAR),
    act_on("body:end_seat", "group seat", {302: KEEPER}, FAR, last_day="2026-06-01"),
    one("body:void_seat", "group seat", KEPT, FAR),
    act_on("body:void_seat", "group seat", {302: KEEPER}, FAR, reason="登记错人"),
    one("body:member", "member unit", READ, FAR),
    one("body:edit_member", "member unit", KEPT, FAR),
    act_on("body:edit_member", "member unit", {302: KEEPER}, FAR, duty="义务教育"),
    one("body:enter_contact", "member unit", ENTERED, FAR),
    act_on("body:enter_contact", "member unit", {422: KEEPER | LIAISON}, FAR),
    one("body:edit_contact", "unit contact", ENTERED | ON_CONTACT, FAR),
    act_on("body:edit_contact", "unit contact", {422: KEEPER | LIAISON, **ON_CONTACT}, FAR),
    one("body:end_contact", "unit contact", ENTERED | ON_CONTACT, FAR),
    act_on("body:end_contact", "unit contact", {302: KEEPER | LIAISON, **ON_CONTACT}, FAR, last_day="2026-06-01"),
    one("body:void_contact", "unit contact", ENTERED | ON_CONTACT, FAR),
    act_on("body:void_contact", "unit contact", {302: KEEPER | LIAISON, **ON_CONTACT}, FAR, reason="登记错人"),
]


def _committee_of(place: Place) -> Unit:
    return CommitteeFactory(name=f"{place.mark}妇儿工委", region=place.region)


def _member_of(place: Place) -> Any:
    return MembershipFactory(committee=_committee_of(place), unit=place.organ)


@thing("committee")
def _committee(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _member_of(place).committee_id}


@thing("table of contacts")
def _table(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"committee": _member_of(place).committee_id}


@thing("pending table of contacts")
def _pending(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"committee": _member_of(place).committee_id, "token": uuid4()}


@thing("imported table of contacts")
def _imported(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor or place.colleague
    facts = {"kind": "committee_contacts", "file_name": place.mark, "sha256": uuid4().hex, "rows": 0}
    batch = ImportBatch.objects.create(by_number=by.number, by_name=by.name, at=timezone.now(), **facts)
    return {"committee": _member_of(place).committee_id, "pk": batch.pk}


@thing("adjustment")
def _adjustment(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": AdjustmentFactory(committee=_committee_of(place), title=place.mark).pk}


@thing("group seat")
def _seat(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": GroupSeatFactory(committee=_committee_of(place), name=place.mark).pk}


@thing("member unit")
def _member(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _member_of(place).pk}


@thing("unit contact")
def _contact(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": UnitContactFactory(membership=_member_of(place), name=place.mark).pk}
