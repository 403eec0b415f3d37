"""The screens of work hours: the profiles, one with its seasons, for whom it holds, nursing time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import gate, posted
from jinguo.office.shifts import services
from jinguo.office.shifts.forms import AssignForm, NursingForm, ProfileForm, SeasonForm
from jinguo.office.shifts.models import NursingHours, ShiftProfile
from jinguo.office.shifts.permissions import may_change, may_keep, may_read
from jinguo.office.shifts.queries import profiles_of
from jinguo.org.structure.models import Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.attendance.seasons import shift_on

for_readers = gate(may_read)


@for_readers
@require_GET
def profile_list(request: StaffRequest) -> HttpResponse:
    """The hours within reach, and who has nursing time."""
    today = clock.today()
    profiles = list(profiles_of(request.user).prefetch_related("seasons__profile", "assignments__unit"))
    nursing = NursingHours.objects.visible_to(request.user).select_related("staff", "unit").order_by("-first_day")
    context = {
        "profiles": [(one, shift_on([row.season for row in one.seasons.all()], today)) for one in profiles],
        "nursing": [one for one in nursing if one.last_day >= today],
        "to_keep": asked_of_own(request.user, may_keep),
    }
    return render(request, "shifts/list.html", context)


@for_readers
@require_GET
def profile(request: StaffRequest, pk: int) -> HttpResponse:
    """A profile: its seasons with their hours, and for whom it holds."""
    found = _profile_or_404(request, pk)
    seasons = list(found.seasons.select_related("profile"))
    context = {
        "profile": found,
        "seasons": seasons,
        "now": shift_on([one.season for one in seasons], clock.today()),
        "assignments": found.assignments.select_related("unit", "staff"),
        "to_change": may_change(request.user, found),
    }
    return render(request, "shifts/profile.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """A new profile of the reader's organ."""
    demand(asked_of_own(request.user, may_keep))
    form = ProfileForm(posted(request), instance=ShiftProfile(unit=_organ_of(request)))
    if form.is_bound and form.is_valid():
        services.set_profile(form.instance, by=request.user)
        return done(request, f"已新增班次“{form.instance}”，再填作息时段", form.instance)
    return _form(request, form, "新增班次", "保存班次")


@for_readers
@require_http_methods(["GET", "POST"])
def add_season(request: StaffRequest, pk: int) -> HttpResponse:
    """Hours from a day on."""
    found = _profile_or_404(request, pk)
    demand(may_change(request.user, found))
    form = SeasonForm(posted(request), initial={"valid_from": clock.today()})
    form.instance.profile = found
    if form.is_bound and form.is_valid():
        season = services.add_season(found, by=request.user, **form.cleaned_data)
        return done(request, f"已增加“{season.title}”：{season.shift.clock_words}", found)
    return _form(request, form, f"增加作息时段　{found}", "保存时段", found)


@for_readers
@require_http_methods(["GET", "POST"])
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """For whom it holds."""
    found = _profile_or_404(request, pk)
    demand(may_change(request.user, found))
    units = Unit.objects.filter(organ_path=found.unit.organ_path).standing_on(clock.today()).exclude(pk=found.unit_id)
    form = AssignForm(posted(request), actor=request.user, units=units, initial={"first_day": clock.today()})
    if form.is_bound and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        holder, days = given["unit"] or given["staff"], {name: given[name] for name in ("first_day", "last_day")}
        try:
            services.assign(found, holder, by=request.user, **days)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            return done(request, f"“{found}”已适用于{holder}", found)
    return _form(request, form, f"指定适用　{found}", "保存适用", found)


@for_readers
@require_http_methods(["GET", "POST"])
def nursing(request: StaffRequest) -> HttpResponse:
    """Give nursing time."""
    demand(asked_of_own(request.user, may_keep))
    form = NursingForm(posted(request), actor=request.user, initial={"first_day": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            row = services.give_nursing(by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            messages.success(request, f"{row}：每天 {row.minutes} 分钟，到 {row.last_day.month}月{row.last_day.day}日")
            return redirect("shifts:list")
    return _form(request, form, "登记哺乳时间", "保存登记")


def _form(
    request: StaffRequest, form: forms.BaseForm, title: str, label: str, back: ShiftProfile | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "label": label, "profile": back}
    return render(request, "shifts/form.html", context, status=form_status(form))


def _profile_or_404(request: StaffRequest, pk: int) -> ShiftProfile:
    return get_object_or_404(profiles_of(request.user), pk=pk)


def _organ_of(request: StaffRequest) -> Unit:
    """The organ she works in; the gate has seen to it that there is one."""
    department = request.user.department_on(clock.today())
    return Unit.objects.get(path=department.organ_path if department else "")
