"""The list of notices and the page of one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.moves import possible
from jinguo.base.web.components import Stage, stages
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.listing import listing
from jinguo.cycle.publicity.display import standing_light
from jinguo.cycle.publicity.flow import NOTICE
from jinguo.cycle.publicity.forms import ConcludeForm, PublishForm, WithdrawForm
from jinguo.cycle.publicity.models import PublicNotice
from jinguo.cycle.publicity.papers import notice_as_word
from jinguo.cycle.publicity.permissions import may_draft, may_edit, may_object, may_record_objection
from jinguo.cycle.publicity.queries import listed, objections_of, to_sign
from jinguo.cycle.publicity.tables import NoticeConditions, NoticeGrid
from jinguo.cycle.publicity.views.gates import for_readers, notice_or_404
from jinguo.org.access.history import events_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest

STRAIGHT = ("draft", "published", "concluded")


@for_readers
@require_GET
def notice_list(request: StaffRequest) -> HttpResponse:
    """The notices within reach."""
    reader = request.user
    shown = listing(request, listed(reader), table=NoticeGrid, conditions=NoticeConditions)
    context = {
        "listing": shown,
        "to_draft": asked_of_own(reader, may_draft),
        "waiting": len(to_sign(reader)),
    }
    return render(request, "publicity/notices.html", context)


@for_readers
@require_GET
def notice(request: StaffRequest, pk: int) -> HttpResponse:
    """What a notice says, how its days are counted, what was objected, what may be done."""
    found = notice_or_404(request, pk)
    reader = request.user
    context = {
        "notice": found,
        "light": standing_light(found),
        "flow": _stages(found),
        "objections": list(objections_of(found, reader)),
        "events": events_of(found),
        "is_intact": not found.digest or found.digest == found.content_digest(),
        **_possible(found, reader),
    }
    return render(request, "publicity/notice.html", context)


@for_readers
@require_GET
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """The notice as a Word file."""
    found = notice_or_404(request, pk)
    return attachment(notice_as_word(found), f"{found}.docx", DOCX)


def _stages(notice: PublicNotice) -> list[Stage]:
    """The straight way; a withdrawn one shows that instead of what it did not come to."""
    shown = {NOTICE.names[state] for state in (*STRAIGHT, notice.state)}
    if notice.state == "withdrawn":
        shown -= {NOTICE.names["concluded"], *([] if notice.digest else [NOTICE.names["published"]])}
    return [stage for stage in stages(NOTICE, notice.state) if stage.label in shown]


def _possible(notice: PublicNotice, reader: Staff) -> dict[str, Any]:
    may = {step.verb: verdict for step, verdict in possible(notice, reader)}
    may |= {"edit": may_edit(reader, notice), "object": may_object(reader, notice)}
    may["record"] = may_record_objection(reader, notice)
    return {
        "may": may,
        "publish_form": PublishForm(initial={"seen": notice.version}, auto_id="publish_%s"),
        "conclude_form": ConcludeForm(auto_id="conclude_%s"),
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
    }
