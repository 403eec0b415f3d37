"""A quarter is begun, and the organ's own figures are set."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.quarter import services
from jinguo.office.quarter.forms import FigureForm, QuarterForm
from jinguo.office.quarter.models import ReviewFigure
from jinguo.office.quarter.models.figures import NAMES
from jinguo.office.quarter.permissions import may_open_quarter, may_set_figures
from jinguo.office.quarter.queries import own_figures, reviews_of
from jinguo.office.quarter.views.gates import for_readers
from jinguo.org.structure.models import Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.figure_table import figure
from jinguo.rules.periods import Period, parse_period

OPENING = (
    "已下达季度报表的部室各生成一份考评，季度末在册的人员各生成一份平时考核；"
    "班子成员和不在册的不生成。重复发起只补上新增的。"
)


@for_readers
@require_http_methods(["GET", "POST"])
def open_quarter(request: StaffRequest) -> HttpResponse:
    """发起 a quarter: reviews of departments, appraisals of people."""
    demand(asked_of_own(request.user, may_open_quarter))
    organ, form = own_organ(request), QuarterForm(posted(request))
    opened = carried_out(
        form, lambda: services.open_quarter(organ, parse_period(form.cleaned_data["quarter"]), by=request.user)
    )
    if opened:
        messages.success(request, _receipt(opened, organ, parse_period(form.cleaned_data["quarter"])))
        return redirect(f"{reverse('quarter:reviews')}?period={form.cleaned_data['quarter']}")
    return form_page(request, form, "发起季度考评", "发起这个季度", [("季度考评", "/quarter/")], told=OPENING)


@for_readers
@require_http_methods(["GET", "POST"])
def figures(request: StaffRequest) -> HttpResponse:
    """The figures in force today with their sources, and the form of an own one."""
    organ, form = own_organ(request), FigureForm(posted(request), initial={"first_day": clock.today()})
    to_set = may_set_figures(request.user, organ)
    if form.is_bound:
        demand(to_set)
    if carried_out(form, lambda: services.set_figure(organ, by=request.user, **form.cleaned_data)):
        messages.success(request, "已设定，按起始日适用")
        return redirect("quarter:figures")
    own = own_figures(organ)
    context = {
        "form": form,
        "to_set": to_set,
        "figures": [figure(f"grading.{name}", clock.today(), own) for name in NAMES],
        "rows": ReviewFigure.objects.visible_to(request.user).filter(unit__organ_path=organ.organ_path),
    }
    return render(request, "quarter/figures.html", context, status=form_status(form))


def _receipt(opened: services.Opened, organ: Unit, quarter: Period) -> str:
    """What was begun; without any sheet what to do first."""
    begun = f"已发起：部室 {len(opened.reviews)} 份，人员 {len(opened.appraisals)} 人"
    if not reviews_of(organ).filter(sheet__period=quarter.code).exists():
        return f"{begun}。这个季度还没有下达季度报表，先在方案页下达，再发起一次"
    return begun if opened.reviews or opened.appraisals else "这个季度已经发起，没有新增的部室和人员"
