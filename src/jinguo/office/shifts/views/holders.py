"""For whom a profile holds: said, changed, taken back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.office.shifts import services
from jinguo.office.shifts.forms import AssignForm, DatesForm
from jinguo.office.shifts.models import ShiftAssignment
from jinguo.office.shifts.permissions import may_change
from jinguo.office.shifts.views.gates import FORM, crumbs_of, for_readers, profile_or_404
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """For whom it holds."""
    found = profile_or_404(request, pk)
    demand(may_change(request.user, found))
    of_organ = Unit.objects.filter(organ_path=found.unit.path)
    units = of_organ.standing_on(clock.today()).exclude(pk=found.unit_id)
    form = AssignForm(posted(request), actor=request.user, units=units, initial={"first_day": clock.today()})
    if row := carried_out(form, lambda: services.assign(found, by=request.user, **form.facts)):
        return done(request, f"“{found}”已适用于{row.holder}", found)
    return form_page(request, form, f"指定适用　{found}", "保存适用", crumbs_of(found))


@for_readers
@require_POST
def remove_assignment(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    row = _assignment_or_404(request, pk)
    services.remove_assignment(row, by=request.user)
    return done(request, f"{row.holder}不再指定，涉及的日子已重算", row.profile)


def _assignment_or_404(request: StaffRequest, pk: int) -> ShiftAssignment:
    rows = ShiftAssignment.objects.visible_to(request.user).select_related("profile__unit", "unit", "staff")
    return get_object_or_404(rows, pk=pk)


assignment = StepPages(
    for_readers, lambda row: crumbs_of(row.profile), named=lambda row: row.holder, template=FORM
).view(
    _assignment_or_404,
    lambda actor, row: may_change(actor, row.profile),
    DatesForm,
    services.change_assignment,
    ("适用日期", "保存日期", "已保存{row}的适用日期"),
    first=lambda row: {"first_day": row.first_day, "last_day": row.last_day},
    beside=lambda _request, row: {"remove": reverse("shifts:remove_assignment", args=[row.pk])},
    leads_to=lambda row, _found: row.profile,
)
