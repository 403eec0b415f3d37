"""The forms with which notices and circulars are written."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.forms import CircularForm, NoticeForm
from jinguo.cycle.publicity.models import Circular, PublicNotice
from jinguo.cycle.publicity.permissions import may_draft, may_edit
from jinguo.cycle.publicity.views.gates import (
    CIRCULARS,
    NOTICES,
    circular_or_404,
    crumbs_of,
    for_readers,
    notice_or_404,
)
from jinguo.org.structure.models import Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest

ADDRESSED = {"unit": "to_units", "staff": "to_people"}


@for_readers
@require_http_methods(["GET", "POST"])
def new_notice(request: StaffRequest) -> HttpResponse:
    """起草 a notice of the reader's department."""
    demand(asked_of_own(request.user, may_draft))
    form = NoticeForm(posted(request))
    if url := _once(request, form, lambda facts: _drafted(request, facts)):
        return redirect(url)
    return form_page(request, form, "起草公示", "保存草稿", [NOTICES])


@for_readers
@require_http_methods(["GET", "POST"])
def edit_notice(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a draft; a form drawn from an older version is refused, naming who changed it."""
    notice = notice_or_404(request, pk)
    demand(may_edit(request.user, notice))
    form = NoticeForm(posted(request), notice)
    if url := _once(request, form, lambda facts: _edited(request, notice, facts)):
        return redirect(url)
    return form_page(request, form, f"修改公示　{notice}", "保存草稿", crumbs_of(notice))


@for_readers
@require_http_methods(["GET", "POST"])
def new_circular(request: StaffRequest) -> HttpResponse:
    """起草 a circular of the reader's department."""
    demand(asked_of_own(request.user, may_draft))
    form = CircularForm(request.user, posted(request))
    if url := _once(request, form, lambda facts: _written(request, facts)):
        return redirect(url)
    return form_page(request, form, "起草通报和通知", "保存草稿", [CIRCULARS])


@for_readers
@require_http_methods(["GET", "POST"])
def edit_circular(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a draft, its addressees too."""
    circular = circular_or_404(request, pk)
    demand(may_edit(request.user, circular))
    form = CircularForm(request.user, posted(request), circular)
    if url := _once(request, form, lambda facts: _mended(request, circular, facts)):
        return redirect(url)
    return form_page(request, form, f"修改{circular.get_kind_display()}　{circular}", "保存草稿", crumbs_of(circular))


def _once(request: StaffRequest, form: Form, act: Callable[[dict[str, Any]], str]) -> str | None:
    """Act once for this form; the address to go on to, None where the form is to be drawn."""

    def acted() -> str:
        facts = dict(form.cleaned_data)
        return once(facts.pop("form_key"), request.user.number, lambda: act(facts))

    return carried_out(form, acted)


def _drafted(request: StaffRequest, facts: dict[str, Any]) -> str:
    facts.pop("seen")
    notice = services.draft(facts.pop("title"), facts.pop("kind"), unit=_own_unit(request), by=request.user, **facts)
    messages.success(request, f"已存草稿“{notice}”，核对后请负责人发布")
    return notice.get_absolute_url()


def _edited(request: StaffRequest, notice: PublicNotice, facts: dict[str, Any]) -> str:
    services.edit(notice, by=request.user, **_seen(facts))
    messages.success(request, f"已保存“{notice}”")
    return notice.get_absolute_url()


def _written(request: StaffRequest, facts: dict[str, Any]) -> str:
    facts.pop("seen")
    facts |= {"units": facts.pop("to_units"), "people": facts.pop("to_people")}
    circular = services.write(facts.pop("title"), facts.pop("kind"), unit=_own_unit(request), by=request.user, **facts)
    messages.success(request, f"已存草稿“{circular}”，核对后请负责人印发")
    return circular.get_absolute_url()


def _mended(request: StaffRequest, circular: Circular, facts: dict[str, Any]) -> str:
    facts |= {"units": facts.pop("to_units"), "people": facts.pop("to_people")}
    services.edit_circular(circular, by=request.user, **_seen(facts))
    messages.success(request, f"已保存“{circular}”")
    return circular.get_absolute_url()


def _seen(facts: dict[str, Any]) -> dict[str, Any]:
    """A form that does not say which version it was drawn from is as old as can be."""
    return facts | {"seen": facts["seen"] if facts["seen"] is not None else -1}


def _own_unit(request: StaffRequest) -> Unit:
    """The department the reader works in today; `asked_of_own` has made sure that there is one."""
    unit = request.user.department_on(clock.today())
    if unit is None:
        raise ValidationError("您今天没有任职部室，请人事先登记任职。")
    return unit
