"""The addresses of collection and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.access_lines import Line, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.base.sheets.models import ImportBatch
from jinguo.committee.body.tests.factories import CommitteeFactory
from jinguo.committee.collection.models import Cell, CollectionRound, Return
from jinguo.committee.collection.tests.factories import (
    CellFactory,
    CollectionRoundFactory,
    CorrectionFactory,
    ReturnFactory,
    RoundItemFactory,
)
from jinguo.org.structure.models import Staff

# The organ here reports itself, so that everybody of it who reads the committee's data may; an expert only looks on.
OFFICE = frozenset({"committee_office"})
REPORTERS = OFFICE | frozenset({"supervising_leader", "unit_head", "performance_office", "liaison", "county_office"})
READERS = REPORTERS | {"expert"}
FAR = {404: READERS}
READ = {200: READERS}
KEPT, KEPT_AGAIN, DONE = {200: OFFICE}, {422: OFFICE}, {302: OFFICE}
FILLED, FILLED_AGAIN = {200: REPORTERS}, {422: REPORTERS}

LINES: list[Line] = [
    page("collection:list", READERS),
    one("collection:make", "kept committee", KEPT, {403: READERS}),
    act_on("collection:make", "kept committee", KEPT_AGAIN, {403: READERS}),
    one("collection:round", "round of collection", READ, FAR),
    one("collection:edit", "draft round of collection", KEPT, FAR),
    act_on("collection:edit", "draft round of collection", {400: OFFICE}, FAR),
    one("collection:choose", "draft round of collection", KEPT, FAR),
    act_on("collection:choose", "draft round of collection", KEPT_AGAIN, FAR),
    one("collection:item", "indicator of a round", KEPT, FAR),
    act_on("collection:item", "indicator of a round", KEPT_AGAIN, FAR),
    act_on("collection:open", "draft round of collection", DONE, FAR),
    act_on("collection:review", "round of collection", DONE, FAR),
    one("collection:lock", "reviewed round of collection", KEPT, FAR),
    act_on("collection:lock", "reviewed round of collection", DONE, FAR),
    act_on("collection:publish", "locked round of collection", DONE, FAR),
    one("collection:return", "return", READ, FAR),
    act_on("collection:save", "return", {302: REPORTERS}, FAR),
    one("collection:submit", "return", FILLED, FAR),
    act_on("collection:submit", "return", FILLED_AGAIN, FAR),
    one("collection:check", "submitted return", FILLED, FAR),
    act_on("collection:check", "submitted return", FILLED_AGAIN, FAR),
    one("collection:accept", "checked return", KEPT, FAR),
    act_on("collection:accept", "checked return", KEPT_AGAIN, FAR),
    one("collection:send_back", "checked return", KEPT, FAR),
    act_on("collection:send_back", "checked return", KEPT_AGAIN, FAR),
    one("collection:reopen", "accepted return", KEPT, FAR),
    act_on("collection:reopen", "accepted return", KEPT_AGAIN, FAR),
    one("collection:extend", "return", KEPT, FAR),
    act_on("collection:extend", "return", KEPT_AGAIN, FAR),
    one("collection:attach", "return", FILLED, FAR),
    act_on("collection:attach", "return", FILLED_AGAIN, FAR),
    one("collection:excel", "return", READ, FAR),
    one("collection:import", "table of a return", FILLED, FAR),
    act_on("collection:import", "table of a return", FILLED_AGAIN, FAR),
    act_on("collection:import_write", "pending table of a return", {400: REPORTERS}, FAR),
    act_on("collection:import_drop", "pending table of a return", {302: REPORTERS}, FAR),
    one("collection:import_errors", "pending table of a return", {400: REPORTERS}, FAR),
    act_on("collection:import_undo", "imported table of a return", {302: REPORTERS}, FAR),
    one("collection:cell", "locked cell", READ, FAR),
    one("collection:correct", "locked cell", FILLED, FAR),
    act_on("collection:correct", "locked cell", FILLED_AGAIN, FAR),
    one("collection:correction", "correction", READ, FAR),
    one("collection:approve", "correction", KEPT, FAR),
    act_on("collection:approve", "correction", DONE, FAR),
    one("collection:refuse", "correction", KEPT, FAR),
    act_on("collection:refuse", "correction", KEPT_AGAIN, FAR),
]
JUNE = date(2026, 6, 1)


def _round_of(place: Place, state: str = "open") -> CollectionRound:
    committee = CommitteeFactory(name=f"{place.mark}妇儿工委", region=place.region)
    facts: dict[str, Any] = {"title": f"{place.mark}监测数据", "due": date(2099, 12, 31)}
    if state in ("locked", "published"):
        facts["locked_on"] = JUNE
    return CollectionRoundFactory(committee=committee, unit=place.organ, state=state, **facts)


def _return_of(place: Place, state: str = "draft", of: str = "open") -> Return:
    facts: dict[str, Any] = {}
    if state != "draft":
        facts = {"submitted_on": JUNE, "first_submitted_on": JUNE, "submitted_by": place.colleague}
    if state == "accepted":
        facts["accepted_on"] = JUNE
    return ReturnFactory(round=_round_of(place, of), unit=place.organ, state=state, **facts)


def _cell_of(place: Place) -> Cell:
    return CellFactory(sheet=_return_of(place, "accepted", "locked"), region=place.region, text="9.8")


@thing("kept committee")
def _kept(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    CommitteeFactory(name=f"{place.mark}妇儿工委", region=place.region)
    return {}


@thing("round of collection")
def _round(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _return_of(place).round_id}


@thing("draft round of collection")
def _draft(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _item_of(place).round_id}


@thing("indicator of a round")
def _item(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _item_of(place).pk}


def _item_of(place: Place) -> Any:
    return RoundItemFactory(round=_round_of(place, "draft"), unit=place.organ)


@thing("reviewed round of collection")
def _reviewed(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _return_of(place, "accepted", "in_review").round_id}


@thing("locked round of collection")
def _locked(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _return_of(place, "accepted", "locked").round_id}


@thing("return")
def _return(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _return_of(place).pk}


@thing("submitted return")
def _submitted(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _return_of(place, "submitted").pk}


@thing("checked return")
def _checked(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _return_of(place, "checked").pk}


@thing("accepted return")
def _accepted(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _return_of(place, "accepted").pk}


@thing("table of a return")
def _table(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"sheet": _return_of(place).pk}


@thing("pending table of a return")
def _pending(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"sheet": _return_of(place).pk, "token": uuid4()}


@thing("imported table of a return")
def _imported(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor or place.colleague
    facts = {"kind": "collection_return", "file_name": place.mark, "sha256": uuid4().hex, "rows": 0}
    batch = ImportBatch.objects.create(by_number=by.number, by_name=by.name, at=timezone.now(), **facts)
    return {"sheet": _return_of(place).pk, "pk": batch.pk}


@thing("locked cell")
def _locked_cell(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _cell_of(place).pk}


@thing("correction")
def _correction(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": CorrectionFactory(cell=_cell_of(place), reason=f"{place.mark}漏统计").pk}
