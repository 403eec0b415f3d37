"""The directory: units with their history, colleagues, deputies, leading groups."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.web.components import Event
from jinguo.base.web.listing import listing
from jinguo.base.web.words import day as in_words
from jinguo.org.structure import queries, services
from jinguo.org.structure.forms.deputies import DeputyForm
from jinguo.org.structure.models import Appointment, Deputy, Unit, UnitChange
from jinguo.org.structure.permissions import may_change_unit, may_end_deputy, may_keep_units, may_name_deputy
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.tables import StaffConditions, StaffGrid
from jinguo.org.structure.views.changes import CHANGES

DEEPEST = 5  # levels of a tree that are told apart by their indentation


@require_GET
def units(request: StaffRequest) -> HttpResponse:
    """The units within reach as a tree, and the leading groups apart."""
    standing = list(queries.units_in_order(request.user, clock.today()))
    top = min((one.depth for one in standing), default=0)  # the tree begins at the left edge of what is within reach
    rows = [(one, min(one.depth - top, DEEPEST)) for one in standing]
    return render(request, "structure/units.html", {"units": rows, "may_keep": may_keep_units(request.user)})


@require_GET
def groups(request: StaffRequest) -> HttpResponse:
    """The leading groups (领导小组) with who is in them."""
    found = queries.units_in_order(request.user, clock.today()).filter(kind="leading_group")
    members = Appointment.objects.running().filter(unit__in=found).select_related("staff", "unit", "post")
    rows = [(group, [one for one in members if one.unit_id == group.pk]) for group in found]
    return render(request, "structure/groups.html", {"groups": rows})


@require_GET
def unit(request: StaffRequest, pk: int) -> HttpResponse:
    """One unit: what it is, what became of it, its parts, posts and people."""
    found = get_object_or_404(Unit.objects.visible_to(request.user).select_related("parent", "region"), pk=pk)
    changes = found.changes.select_related("successor")
    context = {
        "unit": found,
        "parts": Unit.objects.visible_to(request.user).filter(parent=found),
        "history": [Event(in_words(one.day), "", one.get_kind_display(), _detail(one)) for one in changes],
        "appointments": found.appointments.running().select_related("staff", "post"),
        "posts": found.posts.prefetch_related("duties"),
        "may_keep": may_keep_units(request.user),
        "may_change": may_change_unit(request.user, found),
        "acts": {word: one.label for word, one in CHANGES.items()},
    }
    return render(request, "structure/unit.html", context)


@require_GET
def staff(request: StaffRequest) -> HttpResponse:
    """The colleagues within reach."""
    shown = listing(request, queries.staff_with_places(request.user), table=StaffGrid, conditions=StaffConditions)
    return render(request, "structure/staff.html", {"listing": shown})


@require_GET
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """One colleague: where she stands and stood, and who stands in for her."""
    found = get_object_or_404(queries.staff_with_places(request.user), pk=pk)
    context = {
        "person": found,
        "appointments": found.appointments.select_related("unit", "post").order_by("-first_day"),
        "deputies": queries.deputies_of(found)[:10],
    }
    return render(request, "structure/person.html", context)


@require_http_methods(["GET", "POST"])
def deputies(request: StaffRequest) -> HttpResponse:
    """Who stands in for me, and for whom I do; name somebody."""
    verdict = may_name_deputy(request.user)
    form = DeputyForm(request.POST or None, actor=request.user)
    if request.method == "POST" and form.is_valid() and _named(request, form):
        return redirect("structure:deputies")
    rows = [(row, may_end_deputy(request.user, row)) for row in queries.deputies_of(request.user)[:50]]
    return render(request, "structure/deputies.html", {"form": form, "rows": rows, "may_name": verdict})


@require_POST
def end_deputy(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the standing-in back from today on."""
    row = get_object_or_404(queries.deputies_of(request.user), pk=pk)
    services.end_deputy(row, by=request.user)
    messages.success(request, f"已收回：{row}。")
    return redirect("structure:deputies")


def _named(request: StaffRequest, form: DeputyForm) -> Deputy | None:
    try:
        named = services.name_deputy(request.user, by=request.user, **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
        return None
    messages.success(request, f"已指定：{named}。")
    return named


def _detail(change: UnitChange) -> str:
    """Names and paper of one event in a unit's life."""
    renamed = f"{change.old_name} → {change.new_name}" if change.old_name else ""
    successor = f"由{change.successor}承接" if change.successor else ""
    return "　".join(part for part in (renamed, successor, change.paper) if part)
