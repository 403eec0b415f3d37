"""What the sources say of one indicator, region and year; which of them counts, and the act to let another count."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.base.web.steps import StepPages
from jinguo.committee.outlines import services
from jinguo.committee.outlines.forms import AdoptForm
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.permissions import may_adopt, may_keep
from jinguo.committee.outlines.queries import values_beside
from jinguo.committee.outlines.views.gates import for_readers, observations_of
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def observation(request: StaffRequest, pk: int) -> HttpResponse:
    """Every value of the same period, the adopted one first, each with its source."""
    row = _observation_or_404(request, pk)
    year = values_beside(request.user, row)
    to_keep = may_keep(request.user, row.unit)
    context = {"row": row, "year": year, "adopted": year.adopted, "to_keep": to_keep}
    return render(request, "outlines/observation.html", context)


def _observation_or_404(request: StaffRequest, pk: int) -> Observation:
    rows = observations_of(request).select_related("indicator", "region", "unit", "adopted_by")
    return get_object_or_404(rows, pk=pk)


def _told(_request: StaffRequest, row: Observation) -> dict[str, str]:
    told = f"采用 {row.said}（{row.source}）以后，用到这一年的结论和达标率都按它计算，其他来源仍然显示。"
    return {"told": told}


pages = StepPages(
    for_readers,
    lambda row: [("指标目录", "/indicators/"), (str(row), row.get_absolute_url())],
    named=lambda row: row.said,
)
adopt = pages.view(
    _observation_or_404,
    may_adopt,
    AdoptForm,
    services.adopt,
    ("采用", "采用这个值", "已采用 {row}，其他来源仍然可见"),
    beside=_told,
)
clear = pages.button(
    _observation_or_404,
    services.clear_adopted,
    "已取消指定，按依据和先后采用",
    leads_to=lambda row, _found: row,
)
