"""Objections: put in, looked at by who handles them, settled."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.base.web import words
from jinguo.base.web.drawing import form_page, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.forms import ObjectForm, RecordForm, SettleForm
from jinguo.cycle.publicity.models import Objection, PublicNotice
from jinguo.cycle.publicity.permissions import may_object, may_record_objection, may_settle
from jinguo.cycle.publicity.services.objections import clue_reason
from jinguo.cycle.publicity.views.gates import crumbs_of, for_readers, notice_or_404, objection_or_404
from jinguo.org.access.history import events_of
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def object_to(request: StaffRequest, pk: int) -> HttpResponse:
    """提出异议 in her own name."""
    notice = notice_or_404(request, pk)
    demand(may_object(request.user, notice))
    form = ObjectForm(posted(request))
    if url := _kept(request, form, lambda **facts: services.object_to(notice, **facts)):
        return redirect(url)
    return _draw(request, notice, form, "提出异议")


@for_readers
@require_http_methods(["GET", "POST"])
def record(request: StaffRequest, pk: int) -> HttpResponse:
    """登记 what came by letter, call or in person (代录)."""
    notice = notice_or_404(request, pk)
    demand(may_record_objection(request.user, notice))
    form = RecordForm(posted(request))
    if url := _kept(request, form, lambda **facts: services.record_objection(notice, **facts)):
        return redirect(url)
    return _draw(request, notice, form, "登记收到的异议")


@for_readers
@require_GET
def objection(request: StaffRequest, pk: int) -> HttpResponse:
    """One objection with who said it; that it was looked at is put on the trail."""
    return _page(request, objection_or_404(request, pk))


@for_readers
@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """办结."""
    found = objection_or_404(request, pk)
    form = SettleForm(found, request.POST)
    if not form.is_valid():
        demand(may_settle(request.user, found))
        return _page(request, found, form)
    services.settle(found, by=request.user, **form.cleaned_data)
    messages.success(request, f"第 {found.number} 件{found.word}已办结")
    return redirect(found.notice)


@transaction.atomic
def _page(request: StaffRequest, found: Objection, form: SettleForm | None = None) -> HttpResponse:
    audit.record("objection.reveal", found, by=request.user)
    context = {
        "objection": found,
        "notice": found.notice,
        "counts": clue_reason(found),
        "may_settle": may_settle(request.user, found),
        "is_own": found.objector_id == request.user.pk,
        "form": form or SettleForm(found),
        "events": events_of(found),
    }
    return render(request, "publicity/objection.html", context, status=form_status(form) if form else 200)


def _kept(request: StaffRequest, form: Form, keep: Callable[..., Objection]) -> str | None:
    """Keep it once for this form; the address to go on to, None where the form is to be drawn."""

    def act() -> str:
        facts: dict[str, Any] = {name: value for name, value in form.cleaned_data.items() if name != "form_key"}
        kept = keep(by=request.user, **facts)
        messages.success(request, f"已登记第 {kept.number} 件{kept.word}")
        return kept.get_absolute_url()

    return carried_out(form, lambda: once(form.cleaned_data["form_key"], request.user.number, act))


def _draw(request: StaffRequest, notice: PublicNotice, form: Form, label: str) -> HttpResponse:
    sub = f"公示期 {words.day(notice.first_day)}至{words.day(notice.last_day)}"
    more = {"sub": sub, "told": "提出人、联系方式和内容加密保存，只有办理人看得到；每次查看都留痕。"}
    return form_page(request, form, f"{label}　{notice}", label, crumbs_of(notice), **more)
