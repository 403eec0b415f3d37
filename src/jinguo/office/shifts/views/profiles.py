"""The profiles within reach with one's own hours, one with its year, a new one, one changed."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted, seen_in
from jinguo.office.shifts import services
from jinguo.office.shifts.forms import ProfileForm
from jinguo.office.shifts.models import NursingHours, ShiftProfile
from jinguo.office.shifts.permissions import may_change, may_keep
from jinguo.office.shifts.queries import coming_hours, profiles_of
from jinguo.office.shifts.views.gates import HOME, crumbs_of, for_readers, profile_or_404
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.attendance.seasons import shift_on, spans_of

YEARS = range(2000, 2101)


@for_readers
@require_GET
def profile_list(request: StaffRequest) -> HttpResponse:
    """Her own hours, the hours within reach, and who has nursing time."""
    today = clock.today()
    profiles = list(
        profiles_of(request.user).prefetch_related("seasons__profile", "assignments__unit", "assignments__staff")
    )
    nursing = NursingHours.objects.visible_to(request.user).select_related("staff", "unit").order_by("-first_day")
    context = {
        "mine": coming_hours(request.user, today),
        "profiles": [(one, shift_on([row.season for row in one.seasons.all()], today)) for one in profiles],
        "nursing": [one for one in nursing if one.last_day >= today],
        "to_keep": asked_of_own(request.user, may_keep),
    }
    return render(request, "shifts/list.html", context)


@for_readers
@require_GET
def profile(request: StaffRequest, pk: int) -> HttpResponse:
    """A profile: which hours when in a year, its seasons by version, and for whom it holds."""
    found, year = profile_or_404(request, pk), _year_asked(request)
    seasons = list(found.seasons.select_related("profile"))
    rules = [one.season for one in seasons]
    context = {
        "profile": found,
        "seasons": seasons,
        "now": shift_on(rules, clock.today()),
        "year": year,
        "year_title": f"{year} 年的作息",
        "spans": spans_of(rules, date(year, 1, 1), date(year, 12, 31)),
        "assignments": found.assignments.select_related("unit", "staff"),
        "to_change": may_change(request.user, found),
    }
    return render(request, "shifts/profile.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """A new profile of the reader's organ."""
    demand(asked_of_own(request.user, may_keep))
    form = ProfileForm(posted(request), instance=ShiftProfile(unit=own_organ(request)))
    if form.is_bound and form.is_valid():
        services.set_profile(form.instance, by=request.user)
        return done(request, f"已新增班次“{form.instance}”，再填作息时段", form.instance)
    return form_page(request, form, "新增班次", "保存班次", [HOME])


@for_readers
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Its name, and whether it is the usual one."""
    found = profile_or_404(request, pk)
    demand(may_change(request.user, found))
    form = ProfileForm(posted(request), instance=found)
    seen = seen_in(request.POST, "班次页面") if form.is_bound else found.version
    if carried_out(form, lambda: services.set_profile(form.instance, by=request.user, seen=seen)):
        return done(request, f"已保存班次“{found}”", found)
    return form_page(request, form, f"修改班次　{found}", "保存班次", crumbs_of(found), seen=seen)


def _year_asked(request: StaffRequest) -> int:
    text = request.GET.get("year", "")
    if not text:
        return clock.today().year
    if not (text.isdecimal() and len(text) == 4 and int(text) in YEARS):
        raise BadRequest("年份请写成 2026。")
    return int(text)
