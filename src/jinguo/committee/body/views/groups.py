"""The office, expert and statistics groups as dated lists."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.committee.body import services
from jinguo.committee.body.forms import EndForm, SeatForm
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.body.models.groups import GROUPS
from jinguo.committee.body.permissions import may_end_seat, may_keep, may_void_seat
from jinguo.committee.body.queries import accounts_near, groups_on
from jinguo.committee.body.views.common import committee_or_404, day_asked, draw_form, for_readers, heading, voiding
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def group_lists(request: StaffRequest, pk: int) -> HttpResponse:
    """Who sits in which group on a day, and who has left."""
    found, day = committee_or_404(request, pk), day_asked(request)
    seated = groups_on(found, day)
    seats = GroupSeat.objects.filter(committee=found).select_related("staff")
    context = {
        **heading(found, day, "groups"),
        "groups": [(code, label, seated.get(code, [])) for code, label in GROUPS.items()],
        "gone": seats.standing().filter(last_day__lt=day).order_by("-last_day"),
        "voided": seats.voided(),
        "to_keep": may_keep(request.user, found),
    }
    return render(request, "body/groups.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def take_seat(request: StaffRequest, pk: int) -> HttpResponse:
    """Put somebody into a group."""
    found = committee_or_404(request, pk)
    demand(may_keep(request.user, found))
    asked = request.GET.get("group", "")
    first = {"group": asked if asked in GROUPS else "expert", "first_day": clock.today()}
    form = SeatForm(posted(request), initial=first, accounts=accounts_near(found))
    if row := carried_out(form, lambda: services.take_seat(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已登记{row.get_group_display()}的{row.person}", row)
    back = reverse("body:groups", args=[found.pk])
    return draw_form(request, form, "登记工作组成员", "登记", back, "工作组")


@for_readers
@require_http_methods(["GET", "POST"])
def end_seat(request: StaffRequest, pk: int) -> HttpResponse:
    """Say when somebody left a group."""
    found = _seat_or_404(request, pk)
    demand(may_end_seat(request.user, found))
    form = EndForm(posted(request), initial={"last_day": clock.today()})
    if carried_out(form, lambda: services.end_seat(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已登记{found.person}离组", found)
    title = f"离组　{found.get_group_display()}{found.person}"
    return draw_form(request, form, title, "登记离组", found.get_absolute_url(), "工作组")


@for_readers
@require_http_methods(["GET", "POST"])
def void_seat(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that a place in a group was entered by mistake."""
    found = _seat_or_404(request, pk)
    what = f"{found.get_group_display()}{found.person}"
    return voiding(request, found, may_void_seat, services.void_seat, what, back_label="工作组")


def _seat_or_404(request: StaffRequest, pk: int) -> GroupSeat:
    rows = GroupSeat.objects.visible_to(request.user).select_related("committee__region", "staff")
    return get_object_or_404(rows, pk=pk)
