"""The circulars by unit: drafted from the facts, issued on the page of the circular."""

from datetime import date

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.committee.coordination import services
from jinguo.committee.coordination.forms import SpanForm
from jinguo.committee.coordination.models import UnitCircular
from jinguo.committee.coordination.permissions import may_redraw
from jinguo.committee.coordination.views.common import crumbs_of, for_readers, heading, kept, overseen
from jinguo.org.structure.requests import StaffRequest

JULY = 7


@for_readers
@require_GET
def circular_list(request: StaffRequest, pk: int) -> HttpResponse:
    """The circulars with who has signed for them."""
    found = overseen(request, pk)
    rows = UnitCircular.objects.filter(committee=found).select_related("circular", "committee__region")
    counted = rows.annotate(
        addressed=Count("circular__addressees", distinct=True),
        signed=Count("circular__addressees__receipt", distinct=True),
    )
    shown = [(row, may_redraw(request.user, row)) for row in counted]
    return render(request, "coordination/circulars.html", {**heading(request, found, "circulars"), "rows": shown})


@for_readers
@require_http_methods(["GET", "POST"])
def draw(request: StaffRequest, pk: int) -> HttpResponse:
    """起草 a circular on a span; the first half of the year where nothing else is said, from October the whole year."""
    found = kept(request, pk)
    form = SpanForm(posted(request), initial=_span())
    if row := carried_out(form, lambda: services.draw_circular(found, by=request.user, **form.cleaned_data)):
        return done(request, "已起草通报，数据按今天的情况取，核对后印发", row)
    sub = "到期、按时、迟报、逾期未办的事项和报送信息由系统取数，正文还可以修改；印发时冻结"
    return form_page(request, form, "起草成员单位通报", "起草", crumbs_of(found, "circulars"), sub=sub)


@for_readers
@require_POST
def redraw(request: StaffRequest, pk: int) -> HttpResponse:
    """重新取数 of a draft."""
    rows = UnitCircular.objects.visible_to(request.user).select_related("committee__region", "circular")
    row = services.redraw_circular(get_object_or_404(rows, pk=pk), by=request.user)
    return done(request, "已按今天的情况重新取数，手改的正文已被替换", row)


def _span() -> dict[str, date]:
    today = clock.today()
    first_half = today.month <= JULY + 2
    return {"first_day": date(today.year, 1, 1), "last_day": date(today.year, *((6, 30) if first_half else (12, 31)))}
