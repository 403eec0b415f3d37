"""The addresses of outlines and the things they are about; see tests/access_table.py."""

from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.access_lines import LEADERS, PERFORMANCE, Line, act_on, one, page
from tests.access_world import SECRET, Place, World, thing

from jinguo.base.sheets.models import ImportBatch
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.tests.factories import (
    IndicatorFactory,
    IndicatorVersionFactory,
    ObservationFactory,
    OutlineFactory,
    OutlineTargetFactory,
)
from jinguo.org.structure.models import Staff

OFFICE = frozenset({"committee_office"})
READERS = (LEADERS - {"department_head"}) | PERFORMANCE | OFFICE | frozenset({"liaison", "county_office", "expert"})
GONE = {404: READERS}

LINES: list[Line] = [
    page("outlines:list", READERS),
    page("outlines:catalogue", READERS),
    page("outlines:template", READERS),
    page("outlines:export", READERS),
    one("outlines:board", "outline", {200: READERS}, GONE),
    one("outlines:method", "outline", {200: OFFICE}, GONE),
    act_on("outlines:method", "outline", {400: OFFICE}, GONE),
    one("outlines:target", "outline target", {200: READERS}, GONE),
    one("outlines:chart", "outline target", {200: READERS}, GONE),
    one("outlines:edit_target", "outline target", {200: OFFICE}, GONE),
    act_on("outlines:edit_target", "outline target", {400: OFFICE}, GONE),
    one("outlines:indicator", "indicator", {200: READERS}, {200: READERS}),
    one("outlines:add_version", "indicator", {200: OFFICE}, {200: OFFICE}),
    act_on("outlines:add_version", "indicator", {422: OFFICE}, {422: OFFICE}),
    act_on("outlines:remove_version", "indicator version", {302: OFFICE}, {302: OFFICE}),
    one("outlines:observation", "observation", {200: READERS}, GONE),
    one("outlines:adopt", "observation", {200: OFFICE}, GONE),
    act_on("outlines:adopt", "observation", {422: OFFICE}, GONE),
    act_on("outlines:clear", "observation", {302: OFFICE}, GONE),
    one("outlines:import", "observations to import", {200: OFFICE}, {200: OFFICE}),
    act_on("outlines:import", "observations to import", {422: OFFICE}, {422: OFFICE}),
    act_on("outlines:import_write", "pending observations", {400: OFFICE}, {400: OFFICE}),
    act_on("outlines:import_drop", "pending observations", {302: OFFICE}, {302: OFFICE}),
    one("outlines:import_errors", "pending observations", {400: OFFICE}, {400: OFFICE}),
    act_on("outlines:import_undo", "batch of observations", {302: OFFICE}, {404: OFFICE}),
]


@thing("outline")
def _outline(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": _outline_of(place).code}


@thing("outline target")
def _target(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    outline = _outline_of(place)
    target = OutlineTargetFactory(outline=outline, title=f"{place.mark}孕产妇死亡率")
    return {"code": outline.code, "target": target.code}


@thing("indicator")
def _indicator(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": IndicatorFactory().code}  # the catalogue is everybody's, there is no other one


@thing("indicator version")
def _version(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": IndicatorVersionFactory().pk}


@thing("observation")
def _observation(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": ObservationFactory(unit=place.organ, region=place.region, source=f"{place.mark}报告").pk}


@thing("observations to import")
def _to_import(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"kind": "observations"}


@thing("pending observations")
def _pending(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"kind": "observations", "token": uuid4()}


@thing("batch of observations")
def _batch(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if place.mark != SECRET and actor else place.colleague
    facts = {"kind": "observations", "file_name": place.mark, "sha256": uuid4().hex, "rows": 0}
    batch = ImportBatch.objects.create(by_number=by.number, by_name=by.name, at=timezone.now(), **facts)
    return {"kind": "observations", "pk": batch.pk}


def _outline_of(place: Place) -> Outline:
    return OutlineFactory(unit=place.organ, region=place.region, title=f"{place.mark}妇女发展规划")
