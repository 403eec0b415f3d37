"""The accounts of annual leave on screen: everybody's of a year."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.office.slips import services
from jinguo.office.slips.models import LeaveEntry
from jinguo.office.slips.permissions import may_keep
from jinguo.office.slips.queries import balances
from jinguo.office.slips.views.days import in_days
from jinguo.office.slips.views.leave import for_readers
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def accounts(request: StaffRequest) -> HttpResponse:
    """The accounts of annual leave of everybody within reach."""
    year = clock.today().year
    entries = LeaveEntry.objects.visible_to(request.user).filter(year=year, kind="annual").order_by()
    people = list(Staff.objects.filter(pk__in=entries.values("staff")).order_by("number"))
    found = balances([one.pk for one in people], year)
    context = {
        "year": year,
        "rows": [(one, in_days(found[one.pk])) for one in people],
        "to_keep": asked_of_own(request.user, may_keep),
    }
    return render(request, "slips/accounts.html", context)


@for_readers
@require_POST
def grant(request: StaffRequest) -> HttpResponse:
    """Give the year's annual leave."""
    demand(asked_of_own(request.user, may_keep))
    department = request.user.department_on(clock.today())
    organ = Unit.objects.get(path=department.organ_path if department else "")
    count = services.grant_year(organ, clock.today().year, by=request.user)
    messages.success(request, f"已为 {count} 人记入本年应休")
    return redirect("slips:accounts")
