"""Quarter sheets: the list, the page of one, the form that fills it in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import Stage, stages
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.cycle.delivery import services
from jinguo.cycle.delivery.display import light_of
from jinguo.cycle.delivery.flow import SHEET
from jinguo.cycle.delivery.forms import ReturnForm, ReviewForm, SheetForms
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.permissions import may_fill
from jinguo.cycle.delivery.queries import sheets_listed
from jinguo.cycle.delivery.table import shown_rows
from jinguo.cycle.delivery.tables import SheetConditions, SheetGrid
from jinguo.cycle.delivery.views.gates import for_readers, sheet_or_404
from jinguo.org.access.history import events_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.quarter_sheets import sheet_due

TOLD = 20  # lines of the trail


@for_readers
@require_GET
def sheet_list(request: StaffRequest) -> HttpResponse:
    """The sheets within reach, as the address narrows and sorts them."""
    shown = listing(request, sheets_listed(request.user), table=SheetGrid, conditions=SheetConditions)
    context = {"listing": shown}
    return render(request, "delivery/sheets.html", context)


@for_readers
@require_GET
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """A sheet with its four parts, what may be done with it and what happened."""
    found = sheet_or_404(request, pk)
    calendar = work_calendar()
    seen = {"seen": found.version}
    context = {
        "sheet": found,
        "rows": shown_rows(found),
        "problems": found.problems.select_related("task"),
        "light": light_of(found, clock.today(), calendar),
        "counted": sheet_due(found.span, found.opened_on, calendar).counted,
        "flow": _stages(found),
        "may": {step.verb: verdict for step, verdict in possible(found, request.user)},
        "to_fill": may_fill(request.user, found),
        "events": events_of(found),
        "review_form": ReviewForm(initial=seen, auto_id="accept_%s"),
        "return_form": ReturnForm(initial=seen, auto_id="return_%s"),
    }
    return render(request, "delivery/sheet.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def fill(request: StaffRequest, pk: int) -> HttpResponse:
    """The form of a sheet; its figures are not typed, they stand below."""
    found = sheet_or_404(request, pk)
    demand(may_fill(request.user, found))
    forms = SheetForms(found, posted(request))
    if forms.words.is_bound and forms.is_valid() and _filled(request, forms, found):
        return redirect(found)
    context = {"sheet": found, "forms": forms, "form": forms.words, "rows": shown_rows(found)}
    return render(request, "delivery/fill.html", context, status=form_status(forms.words))


def _filled(request: StaffRequest, forms: SheetForms, sheet: QuarterSheet) -> bool:
    """Write it; False when the form must be drawn again."""
    try:
        services.fill_sheet(sheet, by=request.user, **forms.facts)
    except ValidationError as problem:
        take_errors(forms.words, problem)
        return False
    messages.success(request, f"已保存{sheet}")
    return True


def _stages(sheet: QuarterSheet) -> list[Stage]:
    """The straight way; 退回修改 shows only where it stands there."""
    shown = stages(SHEET, sheet.state)
    return [stage for stage in shown if stage.label != SHEET.names["returned"] or sheet.state == "returned"]
