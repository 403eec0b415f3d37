"""The page for people without an account: a code opens one questionnaire or ballot, once.

It keeps no session: the code goes with the form. Guesses are counted by the address they come from, as those of
strangers at the log-in are.
"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.moves import Refused
from jinguo.base.web import errors
from jinguo.base.web.drawing import form_status
from jinguo.base.web.errors import Fault
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.cycle.panels import services
from jinguo.cycle.panels.forms.filling import AnswerForm, CodeForm, ballot_form
from jinguo.cycle.panels.kinds import BALLOT
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.permissions import still_open
from jinguo.cycle.panels.services.codes import index_of
from jinguo.org.access import throttle

LOCKED = Fault("这里输错的次数太多，暂停 15 分钟", "15 分钟后再试。请照凭码条一位一位核对。")
UNKNOWN = "没有这个凭码，或已经用过。请照凭码条核对；凭码条遗失，请向发放的人另领一张。"


@login_not_required
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Where a code is entered; a good one is answered with its form."""
    form = CodeForm(posted(request))
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        panel = _opened(request, form, code)
        if isinstance(panel, HttpResponse):
            return panel
        if panel:
            return _draw(request, panel, _filling(panel, None, code), 200)
    return render(request, "panels/ask.html", {"form": form}, status=form_status(form))


@login_not_required
@sensitive_post_parameters()
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """The filled form; its code is looked at again and then used up."""
    form = CodeForm(request.POST)
    panel = _opened(request, form, form.cleaned_data["code"]) if form.is_valid() else None
    if isinstance(panel, HttpResponse):
        return panel
    if panel is None:
        return render(request, "panels/ask.html", {"form": form}, status=422)
    filled = _filling(panel, request.POST, form.cleaned_data["code"])
    if not filled.is_valid() or not _handed_in(panel, filled):
        return _draw(request, panel, filled, 422)
    return render(request, "panels/thanks.html", {"panel": panel})


def _opened(request: HttpRequest, form: CodeForm, code: str) -> Panel | HttpResponse | None:
    """The panel of a code; the page of the lock after too many wrong ones; None with the reason on the form."""
    name = f"凭码 {index_of(code)[:16]}"  # no account has a name like this; so each code has tries of its own
    if not throttle.may_try(request, name):
        return errors.answer(request, 429, fault=LOCKED)
    panel = services.panel_of_code(code)
    if panel is None:
        form.add_error("code", UNKNOWN)
        return None
    throttle.forget(request, name)
    verdict = still_open(panel)
    if not verdict:
        form.add_error("code", f"{verdict.reason}。")
        return None
    return panel


def _filling(panel: Panel, data: Any, code: str) -> Any:
    if panel.kind == BALLOT:
        return ballot_form(panel, list(panel.subjects.all()), data, code)
    return AnswerForm(panel, data, code)


def _handed_in(panel: Panel, filled: Any) -> bool:
    """Hand it in; False with the reason on the form."""
    code = filled.cleaned_data["code"]
    try:
        if panel.kind == BALLOT:
            services.cast(panel, filled.choices(), code=code)
        else:
            services.answer(panel, filled.answers(), code=code)
    except ValidationError as problem:
        take_errors(filled, problem)
        return False
    except Refused as refusal:  # somebody used the same code meanwhile
        filled.add_error(None, f"{refusal.reason}。")
        return False
    return True


def _draw(request: HttpRequest, panel: Panel, form: Any, status: int) -> HttpResponse:
    return render(request, "panels/answer.html", {"panel": panel, "form": form}, status=status)
