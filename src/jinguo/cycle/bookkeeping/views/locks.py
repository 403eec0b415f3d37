"""Locked days: who locked what, when and why; and locking more."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import posted
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.forms import LockForm
from jinguo.cycle.bookkeeping.kinds import all_ledgers
from jinguo.cycle.bookkeeping.models import Lock
from jinguo.cycle.bookkeeping.overview import open_ledgers
from jinguo.cycle.bookkeeping.permissions import may_lock
from jinguo.cycle.bookkeeping.views.gates import for_readers, organ_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict

SHOWN = 200


@for_readers
@require_http_methods(["GET", "POST"])
def locks(request: StaffRequest) -> HttpResponse:
    """The locks within reach; posted, the days of a period are locked for the reader's organ."""
    reader = request.user
    typed, custom = open_ledgers(reader)
    form = LockForm([*typed, *custom], posted(request))
    if form.is_bound:
        demand(locks_here(reader))
        if form.is_valid():
            return _lock(request, form.cleaned_data)
    found = list(Lock.objects.visible_to(reader).select_related("unit")[:SHOWN])
    context = {"locks": _told(found), "form": form, "may": locks_here(reader)}
    return render(request, "bookkeeping/locks.html", context, status=form_status(form))


def locks_here(reader: Staff) -> Verdict:
    """Whether the reader locks days for her organ."""
    return asked_of_own(reader, may_lock)


def _lock(request: StaffRequest, asked: dict[str, Any]) -> HttpResponse:
    by, period, organ = request.user, asked["period"], organ_or_404(request)
    made = services.lock_days(asked["ledgers"], organ, period.first, period.last, by=by, reason=asked["reason"])
    messages.success(request, f"已锁定 {len(made)} 本台账的{period.label}，之后的更正用冲正")
    return redirect("bookkeeping:locks")


def _told(found: list[Lock]) -> list[tuple[Lock, str, AuditRow | None]]:
    """Each lock with its ledger's title and the line of the trail that says who set it."""
    titles = {code: one.title for code, one in all_ledgers().items()}
    lines = AuditRow.objects.filter(act="lock.set", object_id__in=[str(one.pk) for one in found])
    by_lock = {line.object_id: line for line in lines}
    return [(one, titles.get(one.ledger, one.ledger), by_lock.get(str(one.pk))) for one in found]
