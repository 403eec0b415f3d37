"""The way into publicity: who may come in, and to which row; and the events of a row's page."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import Form
from django.shortcuts import get_object_or_404

from jinguo.base.audit.models import AuditRow
from jinguo.base.audit.queries import changes_of
from jinguo.base.web.components import Event
from jinguo.base.web.gates import gate
from jinguo.cycle.publicity.models import Circular, Objection, PublicNotice
from jinguo.cycle.publicity.permissions import may_read
from jinguo.cycle.publicity.queries import circulars_listed, with_people
from jinguo.org.access import acts
from jinguo.org.structure.requests import StaffRequest

TOLD = 60  # lines of the trail
for_readers = gate(may_read)  # the others are told why they do not read notices


def notice_or_404(request: StaffRequest, pk: int) -> PublicNotice:
    """A notice within the reader's reach."""
    return get_object_or_404(with_people(PublicNotice.objects.visible_to(request.user)), pk=pk)


def objection_or_404(request: StaffRequest, pk: int) -> Objection:
    """An objection that the reader handles, or her own."""
    rows = Objection.objects.visible_to(request.user).select_related("notice__unit", "entered_by", "settled_by")
    return get_object_or_404(rows, pk=pk)


def circular_or_404(request: StaffRequest, pk: int) -> Circular:
    """A circular within the reader's reach, or addressed to her."""
    return get_object_or_404(circulars_listed(request.user), pk=pk)


def given(form: Form) -> dict[str, str]:
    """What a form of a page says. Raises ValidationError with the sentences that its fields would show."""
    if not form.is_valid():
        raise ValidationError(dict(form.errors.as_data()))
    return form.cleaned_data


def events_of(row: Model) -> list[Event]:
    """What happened to a row, the newest last."""
    return [_event(one) for one in reversed(changes_of(row)[:TOLD])]


def _event(row: AuditRow) -> Event:
    return Event(row.at, row.actor_name, acts.label(row.act).rpartition("：")[2], row.note)
