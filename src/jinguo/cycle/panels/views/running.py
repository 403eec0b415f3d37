"""The buttons of a panel's page: begin, end, call off, publish, put off, draw codes."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from jinguo.base.sheets import writing
from jinguo.base.sheets.columns import Column, Sheet
from jinguo.base.web import words
from jinguo.base.web.downloads import attachment
from jinguo.base.web.forms import given
from jinguo.cycle.panels import services
from jinguo.cycle.panels.forms.drafting import CancelForm, CodesForm, ExtendForm
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.views.gates import for_readers, panel_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest

STEPS: dict[str, Callable[[Panel, Staff, str], Panel]] = {
    "open": lambda panel, by, _: services.open_panel(panel, by=by),
    "close": lambda panel, by, _: services.close(panel, by=by),
    "publish": lambda panel, by, _: services.publish(panel, by=by),
    "cancel": lambda panel, by, reason: services.cancel(panel, by=by, reason=reason),
}
SLIPS = Sheet(
    "panel-codes",
    "凭码条",
    (
        Column("title", "题目", width=36),
        Column("code", "凭码", "code", width=18),
        Column("url", "填写网址", width=36),
        Column("until", "截止", width=14),
        Column("how", "说明", width=48),
    ),
)
HOW = "打开网址，填凭码。一个凭码只能用一次，不记姓名。"


@for_readers
@require_POST
def step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Take one step."""
    panel = panel_or_404(request, pk)
    if verb not in STEPS:
        raise Http404
    reason = given(CancelForm(request.POST))["reason"]
    panel = STEPS[verb](panel, request.user, reason)
    messages.success(request, f"“{panel}”{panel.get_state_display()}")
    return redirect(panel)


@for_readers
@require_POST
def extend(request: StaffRequest, pk: int) -> HttpResponse:
    """延期."""
    panel = panel_or_404(request, pk)
    panel = services.extend(panel, by=request.user, **given(ExtendForm(request.POST)))
    messages.success(request, f"“{panel}”延到 {words.day(panel.last_day)} 截止")
    return redirect(panel)


@for_readers
@require_POST
def codes(request: StaffRequest, pk: int) -> HttpResponse:
    """Draw codes and hand them out as a sheet of slips, this once."""
    panel = panel_or_404(request, pk)
    drawn = services.draw_codes(panel, by=request.user, **given(CodesForm(request.POST)))
    url = request.build_absolute_uri(reverse("panels:ask"))
    common = {"title": panel.title, "url": url, "until": words.day(panel.last_day), "how": HOW}
    return attachment(writing.template(SLIPS, [{**common, "code": code} for code in drawn]), f"{panel}凭码条.xlsx")
