"""The addresses of regions beside each other and the things they are about; see tests/access_table.py."""

from typing import Any

from tests.access_lines import Line, act_on, one, page
from tests.access_outlines import GONE, OFFICE, READERS
from tests.access_world import Place, World, thing

from jinguo.base.jobs.models import Job
from jinguo.base.sheets import pending
from jinguo.committee.outlines.tests.factories import IndicatorFactory, ObservationFactory, OutlineFactory
from jinguo.org.structure.models import Staff

LINES: list[Line] = [
    one("atlas:heat", "outline", {200: READERS}, GONE),
    one("atlas:tiles", "outline", {200: READERS}, GONE),
    one("atlas:export", "outline", {200: READERS}, GONE),
    one("atlas:exported", "workbook made by a job", {200: READERS}, GONE),
    one("atlas:region", "region of an outline", {200: READERS}, GONE),
    one("atlas:statistics", "outline", {200: READERS}, GONE),
    one("atlas:weights", "outline", {200: OFFICE}, GONE),
    act_on("atlas:weights", "outline", {400: OFFICE}, GONE),
    page("atlas:units", READERS),
    one("atlas:unit", "member unit", {200: READERS}, GONE),
    page("atlas:gaps", READERS),
    one("atlas:gap_chart", "indicator of both sexes", {200: READERS}, GONE),
]


@thing("region of an outline")
def _region(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    outline = OutlineFactory(unit=place.organ, region=place.region, title=f"{place.mark}妇女发展规划")
    return {"code": outline.code, "region": place.region.code}


@thing("workbook made by a job")
def _exported(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if actor and place is world.ours else place.colleague
    result = {"token": str(pending.keep(b"workbook", by.number)), "name": f"{place.mark}.xlsx"}
    facts = {"by_number": by.number, "state": "done", "result": result}
    return {"pk": Job.objects.create(code="atlas.export", title=place.mark, **facts).pk}


@thing("indicator of both sexes")
def _of_both(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    for sex in ("female", "male"):
        facts = {"disaggregation": sex, "source": f"{place.mark}报告{sex}"}
        ObservationFactory(unit=place.organ, region=place.region, **facts)
    return {"code": IndicatorFactory().code}
