"""The table of very many regions as a workbook, made by the worker while whoever asked for it watches."""

from uuid import UUID

from jinguo.base.jobs.models import Job
from jinguo.base.jobs.running import Progress, job, start
from jinguo.base.sheets import pending
from jinguo.base.sheets.booklet import booklet
from jinguo.committee.atlas.exporting import file_name, heat_leaves
from jinguo.committee.atlas.looking import heat_in
from jinguo.committee.atlas.places import Area, area_of
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Staff

CODE = "atlas.export"
MANY = 200  # regions from which on nobody should have to wait for it
STEPS = 2


def in_the_background(outline: Outline, area: Area, year: int | None, domain: str, *, by: Staff) -> Job:
    """Let the worker make it; the job leads to the file."""
    words = {"outline": outline.pk, "scope": area.scope, "year": year, "domain": domain, "staff": by.pk}
    return start(CODE, f"导出各地区对照　{outline}"[:100], by=by, **words)


@job(CODE, page="atlas:exported")
def export(
    progress: Progress, *, outline: int, scope: str, year: int | None, domain: str, staff: int
) -> dict[str, str]:
    """Make it, as far as she may read; it is kept for a day, sealed, for her alone."""
    by = Staff.objects.get(pk=staff)
    row = Outline.objects.visible_to(by).select_related("region").get(pk=outline)
    area = area_of(by, row, scope)
    progress(0, STEPS, f"评估 {len(area.places)} 个地区")
    heat = heat_in(row, area, year, Observation.objects.visible_to(by), reader=by, domain=domain)
    progress(1, STEPS, "写入工作簿")
    token = pending.keep(booklet(heat_leaves(heat)), by.number)
    progress(STEPS, STEPS, "")
    return {"token": str(token), "name": file_name(heat)}


def kept(found: Job, by: Staff) -> bytes | None:
    """The workbook of a job that is done; None once it is gone."""
    return pending.fetch(UUID(found.result["token"]), by.number)
