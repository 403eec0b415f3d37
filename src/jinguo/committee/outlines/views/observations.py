"""What the sources say of one indicator, region and year; which of them counts, and the act to let another count."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
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


@for_readers
@require_http_methods(["GET", "POST"])
def adopt(request: StaffRequest, pk: int) -> HttpResponse:
    """Let this value count, with a reason."""
    row = _observation_or_404(request, pk)
    demand(may_adopt(request.user, row))
    form = AdoptForm(posted(request))
    if carried_out(form, lambda: services.adopt(row, by=request.user, **form.cleaned_data)):
        return done(request, f"已采用 {row.said}，其他来源仍然可见", row)
    crumbs = [("指标目录", "/indicators/"), (str(row), row.get_absolute_url())]
    told = f"采用 {row.said}（{row.source}）以后，用到这一年的结论和达标率都按它计算，其他来源仍然显示。"
    return form_page(request, form, f"采用 {row.said}", "采用这个值", crumbs, told=told)


@for_readers
@require_POST
def clear(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the mark back: basis and order decide again."""
    row = _observation_or_404(request, pk)
    services.clear_adopted(row, by=request.user)
    return done(request, "已取消指定，按依据和先后采用", row)


def _observation_or_404(request: StaffRequest, pk: int) -> Observation:
    rows = observations_of(request).select_related("indicator", "region", "unit", "adopted_by")
    return get_object_or_404(rows, pk=pk)
