"""The list of circulars and the page of one, with who has signed for it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.moves import possible
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.listing import listing
from jinguo.cycle.publicity.display import circular_light
from jinguo.cycle.publicity.forms import WithdrawForm
from jinguo.cycle.publicity.papers import addressees_in_words, circular_as_word
from jinguo.cycle.publicity.permissions import may_draft, may_edit, may_sign_for
from jinguo.cycle.publicity.queries import addressees_of, circulars_listed, to_sign
from jinguo.cycle.publicity.tables import CircularConditions, CircularGrid
from jinguo.cycle.publicity.views.gates import circular_or_404, for_readers
from jinguo.org.access.history import events_of
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def circular_list(request: StaffRequest) -> HttpResponse:
    """The circulars within reach and those addressed to the reader."""
    reader = request.user
    shown = listing(request, circulars_listed(reader), table=CircularGrid, conditions=CircularConditions)
    context = {
        "listing": shown,
        "to_draft": asked_of_own(reader, may_draft),
        "waiting": len(to_sign(reader)),
    }
    return render(request, "publicity/circulars.html", context)


@for_readers
@require_GET
def circular(request: StaffRequest, pk: int) -> HttpResponse:
    """What a circular says, and who has signed for it and who has not."""
    found = circular_or_404(request, pk)
    reader = request.user
    rows = list(addressees_of(found))
    unsigned = [row for row in rows if not hasattr(row, "receipt")]
    context = {
        "circular": found,
        "light": circular_light(found),
        "addressees": rows,
        "to": addressees_in_words(found),
        "unsigned": unsigned,
        "signs": found.state == "issued" and any(may_sign_for(reader, row) for row in unsigned),
        "events": events_of(found),
        "may": {step.verb: verdict for step, verdict in possible(found, reader)},
        "to_edit": may_edit(reader, found),
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
    }
    return render(request, "publicity/circular.html", context)


@for_readers
@require_GET
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """The circular as a Word file."""
    found = circular_or_404(request, pk)
    return attachment(circular_as_word(found), f"{found}.docx", DOCX)
