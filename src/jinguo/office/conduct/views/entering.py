"""What the forms of conduct have in common: who is let in, about whom, where they lead, how a row is voided."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import get_object_or_404
from django.urls import reverse

from jinguo.base.web.gates import View, gate
from jinguo.base.web.steps import StepPages
from jinguo.office.conduct.forms import PersonForm, VoidForm
from jinguo.office.conduct.models import ConductRecord, OpenCase, Protection
from jinguo.office.conduct.permissions import may_enter_for, may_keep, may_read, may_void
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.queries import colleague
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)
for_keepers = gate(lambda actor: asked_of_own(actor, may_keep))
HOME = ("工作纪律", "/conduct/")
Kept = TypeVar("Kept", ConductRecord, OpenCase, Protection)


def kept_or_404(request: StaffRequest, model: type[Kept], pk: int) -> Kept:
    """A row within reach: her own, or of the organ whose conduct she keeps."""
    rows = model.objects.visible_to(request.user).select_related("staff", "unit", "entered_by", "voided_by")
    return get_object_or_404(rows, pk=pk)


def person_named(request: StaffRequest, form: PersonForm) -> Staff:
    """The person whom a form names. Raises ValidationError for none, namesakes, and whom the reader may not enter."""
    staff = colleague(request.user, form.cleaned_data["staff"])
    verdict = may_enter_for(request.user, staff)
    if not verdict:
        raise ValidationError({"staff": verdict.reason})
    return staff


def page_of(row: models.Model) -> str:
    """Where a row stands: its own page, or that of the person whom it protects."""
    if isinstance(row, Protection):
        return reverse("conduct:person", args=[row.staff_id])
    return row.get_absolute_url()  # type: ignore[attr-defined]


def crumbs_of(row: Kept) -> list[tuple[str, str]]:
    """The way back to where a row stands."""
    return [HOME, (str(row.staff), page_of(row))]


def step_view(model: type[Kept], *step: Any, **more: Any) -> View:
    """The view of a step of a row that is kept, in the words of `StepPages.view`; its page is shown afterwards."""

    def find(request: StaffRequest, pk: int) -> Kept:
        return kept_or_404(request, model, pk)

    pages = StepPages(for_readers, crumbs_of, named=lambda row: row.staff)
    return pages.view(find, *step, leads_to=lambda row, _found: page_of(row), **more)


def voiding(model: type[Kept], void: Callable[..., Kept], what: str) -> View:
    """The view on which a row is voided with a reason."""
    told = {"sub": "作废后仍然看得到，注明原因；不再计入次数，也不再影响考核", "danger": True}
    words = (f"作废{what}", "作废", f"已作废{what}")
    return step_view(model, may_void, VoidForm, void, words, beside=lambda _request, _row: told)
