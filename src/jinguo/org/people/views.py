"""Persons: found within reach, shown masked, opened with a reason."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.downloads import attachment
from jinguo.base.web.listing import listing
from jinguo.org.people.copies import copy_for
from jinguo.org.people.mentions import mentions_of
from jinguo.org.people.models import Person
from jinguo.org.people.permissions import may_export, may_merge, may_read
from jinguo.org.people.services import Secret, merge, reveal
from jinguo.org.people.tables import PersonConditions, PersonGrid
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.masking import masked_id, masked_phone

SECRETS = {"id_number": "身份证号", "phone": "手机号", "address": "住址"}
HIDDEN = "●●●●●●"


@require_GET
def people(request: StaffRequest) -> HttpResponse:
    """The persons within reach, merged ones only once."""
    demand(may_read(request.user))
    rows = Person.objects.visible_to(request.user).filter(merged_into=None).select_related("region", "unit")
    shown = listing(request, rows, table=PersonGrid, conditions=PersonConditions)
    return render(request, "people/people.html", {"listing": shown})


@require_GET
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """One person, masked."""
    found = _person(request, pk)
    context = {
        "person": found,
        "secrets": [(name, label, _masked(found, name)) for name, label in SECRETS.items() if getattr(found, name)],
        "same": _same(request.user, found),
        "merged": found.merged.all(),
        "mentions": mentions_of(found, request.user),
        "may_export": may_export(request.user, found),
    }
    return render(request, "people/person.html", context)


@require_POST
def look(request: StaffRequest, pk: int, field: Secret) -> HttpResponse:
    """Show one masked value, once, with the reason on the trail (查看)."""
    found = _person(request, pk)
    if field not in SECRETS:
        raise Http404
    value = reveal(found, field, by=request.user, reason=request.POST.get("reason", ""))
    context = {"person": found, "label": SECRETS[field], "value": value}
    return render(request, "people/revealed.html", context)


@require_POST
def merge_into(request: StaffRequest, pk: int, other: int) -> HttpResponse:
    """Say that this row and another are one woman; the other stands for both."""
    found, into = _person(request, pk), _person(request, other)
    merge(found, into, by=request.user)
    messages.success(request, f"已并入{into}，两条记录都保留。")
    return redirect("people:person", pk=into.pk)


@require_POST
def copy(request: StaffRequest, pk: int) -> HttpResponse:
    """The copy that a person may ask for, as a workbook."""
    found = _person(request, pk)
    content = copy_for(found, by=request.user, reason=request.POST.get("reason", ""))
    return attachment(content, f"{found.name}的个人信息.xlsx")


def _person(request: StaffRequest, pk: int) -> Person:
    demand(may_read(request.user))
    return get_object_or_404(Person.objects.visible_to(request.user).select_related("region", "unit"), pk=pk)


def _same(actor: Staff, found: Person) -> list[tuple[Person, object]]:
    """Rows of the same name that may be the same woman, each with whether it may be merged."""
    twins = Person.objects.visible_to(actor).filter(name=found.name, merged_into=None).exclude(pk=found.pk)[:10]
    if found.merged_into_id:
        return []
    return [(twin, may_merge(actor, found, twin)) for twin in twins.select_related("unit")]


def _masked(found: Person, name: str) -> str:
    masks = {"id_number": masked_id, "phone": masked_phone}
    return masks[name](getattr(found, name)) if name in masks else HIDDEN
