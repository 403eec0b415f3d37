"""The office, expert and statistics groups as dated lists."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.body import services
from jinguo.committee.body.forms import EndForm, SeatForm
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.body.models.groups import GROUPS
from jinguo.committee.body.permissions import may_end_seat, may_keep, may_void_seat
from jinguo.committee.body.queries import accounts_near, groups_on
from jinguo.committee.body.views.common import committee_or_404, crumbs_of, day_asked, for_readers, heading, voiding
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
    crumbs = crumbs_of("工作组", reverse("body:groups", args=[found.pk]))
    return form_page(request, form, "登记工作组成员", "登记", crumbs)


def _seat_or_404(request: StaffRequest, pk: int) -> GroupSeat:
    rows = GroupSeat.objects.visible_to(request.user).select_related("committee__region", "staff")
    return get_object_or_404(rows, pk=pk)


pages = StepPages(
    for_readers,
    lambda row: crumbs_of("工作组", row.get_absolute_url()),
    named=lambda row: f"{row.get_group_display()}{row.person}",
)
end_seat = pages.view(
    _seat_or_404,
    may_end_seat,
    EndForm,
    services.end_seat,
    ("离组", "登记离组", "已登记{row}离组"),
    first=lambda _row: {"last_day": clock.today()},
)
void_seat = voiding(pages, _seat_or_404, may_void_seat, services.void_seat)
