"""The accounts of annual leave on screen: all of a year, one person's with each entry, and the keeper's acts."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.forms import carried_out, given
from jinguo.office.slips import services
from jinguo.office.slips.forms import EntryForm, StartForm
from jinguo.office.slips.ledger import losing, people_of, to_carry
from jinguo.office.slips.models import LeaveEntry, ServiceStart
from jinguo.office.slips.permissions import may_keep, may_keep_for
from jinguo.office.slips.queries import balances
from jinguo.office.slips.views.days import in_days, own_balance
from jinguo.office.slips.views.leave import for_readers
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.leave import annual_days, service_years

EARLIEST = 2000  # of the years that may be looked at


@dataclass(frozen=True)
class Line:
    """An entry with what stood in the account after it, in days."""

    entry: LeaveEntry
    days: float
    left: float


@for_readers
@require_GET
def accounts(request: StaffRequest) -> HttpResponse:
    """The accounts of annual leave of everybody within reach, in a year; to its keeper also what is to be booked."""
    year, to_keep = _year(request), asked_of_own(request.user, may_keep)
    people = _people(request, year, keeps=bool(to_keep))
    found = balances([one.pk for one in people], year)
    context: dict[str, Any] = {"year": year, "before": year - 1, "after": year + 1, "to_keep": to_keep}
    context["rows"] = [(one, in_days(found[one.pk])) for one in people]
    if to_keep:
        organ = own_organ(request)
        is_this = year == clock.today().year
        context |= {"carrying": to_carry(organ, year) if is_this else [], "losing": losing(organ, year)}
    return render(request, "slips/accounts.html", context)


@for_readers
@require_POST
def grant(request: StaffRequest) -> HttpResponse:
    """Give the year's annual leave."""
    demand(asked_of_own(request.user, may_keep))
    count = services.grant_year(own_organ(request), clock.today().year, by=request.user)
    messages.success(request, f"已为 {count} 人记入本年应休")
    return redirect("slips:accounts")


@for_readers
@require_POST
def carry_over(request: StaffRequest) -> HttpResponse:
    """Carry what is left of last year into this one."""
    demand(asked_of_own(request.user, may_keep))
    count = services.carry_over(own_organ(request), clock.today().year, by=request.user)
    messages.success(request, f"已为 {count} 人结转上年剩余")
    return redirect("slips:accounts")


@for_readers
@require_GET
def account(request: StaffRequest, pk: int) -> HttpResponse:
    """One person's account of a year with each entry."""
    staff = _account_or_404(request, pk)
    return render(request, "slips/account.html", _drawn(request, staff))


@for_readers
@require_POST
def enter(request: StaffRequest, pk: int) -> HttpResponse:
    """An opening balance or a correction."""
    staff, form = _account_or_404(request, pk), EntryForm(request.POST)
    demand(may_keep_for(request.user, staff))
    if carried_out(form, lambda: services.enter(staff, by=request.user, year=_year(request), **form.facts)):
        messages.success(request, "已记账")
        return redirect(_url(staff, _year(request)))
    return render(request, "slips/account.html", _drawn(request, staff) | {"entry_form": form}, status=422)


@for_readers
@require_POST
def start(request: StaffRequest, pk: int) -> HttpResponse:
    """Since when she has worked."""
    staff = _account_or_404(request, pk)
    demand(asked_of_own(request.user, may_keep))
    services.set_service_start(staff, by=request.user, **given(StartForm(request.POST)))
    messages.success(request, "已登记参加工作时间")
    return redirect(_url(staff, clock.today().year))


@for_readers
@require_POST
def forfeit(request: StaffRequest, pk: int) -> HttpResponse:
    """Book that she no longer has the year's leave."""
    staff = _account_or_404(request, pk)
    services.forfeit(staff, by=request.user, year=_year(request))
    messages.success(request, "已记入不再享受")
    return redirect(_url(staff, _year(request)))


def _drawn(request: StaffRequest, staff: Staff) -> dict[str, Any]:
    year = _year(request)
    begun = ServiceStart.objects.filter(staff=staff).first()
    since = begun.since if begun else staff.employed_from
    return {
        "staff": staff,
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "balance": own_balance(staff, year),
        "lines": _lines(staff, year),
        "begun": begun,
        "since": since,
        "served": service_years(since, clock.today()) if since else None,
        "entitled": annual_days(since, clock.today().replace(month=12, day=31)) if since else None,
        "to_keep": may_keep_for(request.user, staff),
        "entry_form": EntryForm(),
        "start_form": StartForm(initial={"since": since}),
    }


def _lines(staff: Staff, year: int) -> list[Line]:
    """Her entries in the order in which they were made, each with what then was left."""
    lines, left = [], 0
    for entry in LeaveEntry.objects.filter(staff=staff, year=year, kind="annual").select_related("leave__staff", "by"):
        left += entry.half_days
        lines.append(Line(entry, entry.half_days / 2, left / 2))
    return lines


def _people(request: StaffRequest, year: int, *, keeps: bool) -> list[Staff]:
    """Who has an account within reach; to its keeper everybody of the organ."""
    entries = LeaveEntry.objects.visible_to(request.user).filter(year=year, kind="annual").order_by()
    seen = {one.pk: one for one in Staff.objects.filter(pk__in=entries.values("staff"))}
    if keeps:
        seen |= {one.pk: one for one in people_of(own_organ(request), clock.today())}
    return sorted(seen.values(), key=lambda one: one.number)


def _account_or_404(request: StaffRequest, pk: int) -> Staff:
    """Somebody whose account is within reach: one's own, one with entries, or one to be kept."""
    staff = get_object_or_404(Staff, pk=pk)
    entries = LeaveEntry.objects.visible_to(request.user).filter(staff=staff)
    unit = staff.department_on(clock.today())
    keeps = unit is not None and may_keep(request.user, unit)
    if not (staff == request.user or keeps or entries.exists()):
        raise Http404
    return staff


def _year(request: StaffRequest) -> int:
    """The year that the address asks for, this one where it names none. Raises BadRequest."""
    text = request.GET.get("year", "")
    if not text:
        return clock.today().year
    if not text.isdecimal() or not EARLIEST <= int(text[:5]) <= clock.today().year + 2:
        raise BadRequest("年度不对。请从假期账里选年度。")
    return int(text)


def _url(staff: Staff, year: int) -> str:
    return f"{reverse('slips:account', args=[staff.pk])}?year={year}"
