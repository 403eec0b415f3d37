"""The addresses of snapshots and the things they are about; see tests/access_table.py."""

from typing import Any

from tests.access_lines import Line, act, act_on, one, page
from tests.access_outlines import GONE, OFFICE, READERS
from tests.access_world import Place, World, thing

from jinguo.base.jobs.models import Job
from jinguo.committee.outlines.tests.factories import OutlineFactory
from jinguo.committee.snapshots.tests.factories import SnapshotFactory
from jinguo.org.structure.models import Staff

LINES: list[Line] = [
    page("snapshots:list", READERS),
    page("snapshots:take", OFFICE),
    act("snapshots:take", OFFICE, 422),
    one("snapshots:taken", "snapshot by a job", {302: READERS}, GONE),
    one("snapshots:one", "snapshot", {200: READERS}, GONE),
    act_on("snapshots:publish", "snapshot in a year", {400: OFFICE}, GONE),
    one("snapshots:against", "snapshots of an outline", {200: READERS}, GONE),
    one("snapshots:file", "file of a snapshot", {400: READERS}, GONE),
]


def _of(place: Place) -> int:
    outline = OutlineFactory(unit=place.organ, region=place.region, title=f"{place.mark}妇女发展规划")
    return SnapshotFactory(outline=outline).pk


@thing("snapshot")
def _snapshot(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place)}


@thing("snapshot by a job")
def _by_a_job(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if actor and place is world.ours else place.colleague
    facts = {"by_number": by.number, "state": "done", "result": {"snapshot": _of(place)}}
    return {"pk": Job.objects.create(code="snapshots.take", title=place.mark, **facts).pk}


@thing("snapshot in a year")
def _in_a_year(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place), "year": 1990}


@thing("snapshots of an outline")
def _two(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    pk = _of(place)
    return {"pk": pk, "other": pk}


@thing("file of a snapshot")
def _file(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place), "name": "values"}
