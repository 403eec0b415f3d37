"""Coming in and going out."""

from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import audit
from jinguo.base.web import errors
from jinguo.base.web.errors import Fault
from jinguo.org.access import sessions, throttle
from jinguo.org.access.forms.login import CodeForm, LogInForm
from jinguo.org.access.services import passwords, second_factor
from jinguo.org.structure.models import Staff

LOCKED = Fault(
    "连续多次没有输对，已暂停登录 15 分钟",
    "15 分钟后可以再试；常用的电脑不受别处输错的影响。口令忘了，请找系统管理员申请重置，由安全管理员批准。",
)
UNKNOWN = "登录名或口令不对。请核对后再输入，连续 5 次不对会暂停 15 分钟。"
EXPIRED = "一次性口令已过 7 天有效期。请找系统管理员重新申请。"


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """The log-in page. What it answers does not tell whether an account exists."""
    if request.user.is_authenticated:
        return redirect("/")
    form = LogInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        staff = _checked(request, form)
        if staff:
            return _go_on(request, staff, safe_next(request))
    return render(request, "access/login.html", {"form": form, "next": safe_next(request)})


@login_not_required
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The page between password and entrance: a time-based or a recovery code."""
    if not sessions.is_waiting(request.session):
        return redirect("access:login")
    staff = sessions.waiting(request)
    if staff is None:
        request.session.flush()
        return redirect("access:login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = throttle.code_of(staff.login_name)
        if not throttle.may_try(request, name):
            request.session.flush()
            return locked(request)
        if second_factor.accept(staff, form.cleaned_data["code"]):
            throttle.forget(request, name)
            return _enter(request, staff, request.session[sessions.PENDING]["next"])
        _note_failure(request, staff, "login.code_refused")
        form.add_error("code", second_factor.WRONG)
    return render(request, "access/code.html", {"form": form})


@login_not_required
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Log out: the session dies on the server, and the browser forgets what it kept."""
    if request.user.is_authenticated:
        with transaction.atomic():
            audit.record("login.leave", request.user, by=request.user, label=str(request.user))
    logout(request)
    messages.success(request, "已退出。")
    response = redirect("access:login")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def locked(request: HttpRequest, *_: object) -> HttpResponse:
    """The page of the lock, the same for known and unknown names."""
    return errors.answer(request, 429, fault=LOCKED)


def safe_next(request: HttpRequest) -> str:
    """Where to go after the log-in: a page of our own, else the first page."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    ours = url.startswith("/") and url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if ours else "/"


def _checked(request: HttpRequest, form: LogInForm) -> Staff | None:
    """The person whose name and password these are; else the form says why not."""
    name = form.cleaned_data["login_name"]
    throttle.prepare(request, name)
    staff = authenticate(request, username=name, password=form.cleaned_data["password"])
    if not isinstance(staff, Staff):
        _note_failure(request, Staff.objects.filter(login_name=name).first(), "login.refused")
        form.add_error(None, UNKNOWN)
        return None
    throttle.forget(request, name)
    if passwords.has_expired(staff):
        form.add_error(None, EXPIRED)
        return None
    return staff


def _go_on(request: HttpRequest, staff: Staff, next_url: str) -> HttpResponse:
    if second_factor.is_on(staff):
        sessions.wait_for_code(request, staff, next_url)
        return redirect("access:code")
    return _enter(request, staff, next_url)


def _enter(request: HttpRequest, staff: Staff, next_url: str) -> HttpResponse:
    sessions.enter(request, staff)
    response = redirect(next_url)
    throttle.remember_browser(response, request, staff.login_name)
    return response


def _note_failure(request: HttpRequest, staff: Staff | None, act: str) -> None:
    """Put the refusal on the trail. A name that nobody has is not written down: it may be a password."""
    if getattr(request, "axes_locked_out", False):
        act = "login.locked"
    with transaction.atomic():
        audit.record(act, staff, by=staff, ok=False, label=str(staff) if staff else "没有这个登录名")
