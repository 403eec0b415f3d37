"""A person's own account: password, second factor, what she may."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.org.access import sessions, throttle
from jinguo.org.access.forms.login import CodeForm, PasswordForm
from jinguo.org.access.models import SecondFactor
from jinguo.org.access.services import passwords, second_factor
from jinguo.org.access.views.login import locked
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest

REQUIRED = "等保三级模式下，三员和维权窗口必须使用动态口令；手机丢了，请找系统管理员申请解除"


@require_GET
def account(request: StaffRequest) -> HttpResponse:
    """My account: who I am here, what I may, and how I come in."""
    staff: Staff = request.user
    context = {
        "grants": staff.grants_on(clock.today()),
        "credential": getattr(staff, "credential", None),
        "due": passwords.due(staff),
        "factor_on": second_factor.is_on(staff),
        "factor": getattr(staff, "second_factor", None),
        "factor_required": second_factor.is_required(staff),
    }
    return render(request, "access/account.html", context)


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request: StaffRequest) -> HttpResponse:
    """Choose a new password; my other sessions end."""
    staff: Staff = request.user
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not throttle.may_try(request, staff.login_name):
            return locked(request)
        if _chosen(form, staff):
            throttle.forget(request, staff.login_name)
            return _stay_inside(request, staff)
    context = {
        "form": form,
        "forced": _is_first(request, "access:password"),
        "drawn": passwords.is_one_time(staff),
        "profile": passwords.profile(),
        "kept": passwords.KEPT,
    }
    return render(request, "access/password.html", context)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def set_up_factor(request: StaffRequest) -> HttpResponse:
    """Set up time-based codes: scan, type the first one, keep the recovery codes."""
    staff: Staff = request.user
    if second_factor.is_on(staff):
        return redirect("access:account")
    factor = SecondFactor.objects.filter(staff=staff).first()
    form = CodeForm(request.POST or None)
    if request.method == "POST" and factor and form.is_valid():
        try:
            codes = second_factor.confirm(staff, form.cleaned_data["code"])
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            request.session[sessions.FIRST] = sessions.first_duty(staff)
            return render(request, "access/recovery_codes.html", {"codes": codes})
    context = {
        "form": form,
        "factor": factor,
        "drawing": second_factor.drawing(factor) if factor else "",
        "forced": _is_first(request, "access:second_factor"),
    }
    return render(request, "access/second_factor.html", context)


@require_POST
def begin_factor(request: StaffRequest) -> HttpResponse:
    """Draw the secret that the phone will scan."""
    second_factor.begin(request.user)
    return redirect("access:second_factor")


@sensitive_post_parameters("code")
@require_POST
def remove_factor(request: StaffRequest) -> HttpResponse:
    """Give up time-based codes, with a last right one; not where they are required."""
    staff: Staff = request.user
    if second_factor.is_required(staff):
        raise Refused(REQUIRED)
    name = throttle.code_of(staff.login_name)
    if not throttle.may_try(request, name):
        return locked(request)
    if not second_factor.is_on(staff) or not second_factor.accept(staff, request.POST.get("code", "")):
        raise ValidationError(second_factor.WRONG)
    throttle.forget(request, name)
    second_factor.remove(staff, by=staff)
    messages.success(request, "已停用动态口令。")
    return redirect("access:account")


def _chosen(form: PasswordForm, staff: Staff) -> bool:
    try:
        passwords.choose(staff, form.cleaned_data["old"], form.cleaned_data["new"])
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True


def _stay_inside(request: StaffRequest, staff: Staff) -> HttpResponse:
    """Only the session that changed the password goes on, under a new id."""
    update_session_auth_hash(request, staff)
    request.session[sessions.FIRST] = sessions.first_duty(staff)
    messages.success(request, "口令已更换，您在别处的登录都已退出。")
    return redirect(request.session[sessions.FIRST] or "/")


def _is_first(request: StaffRequest, name: str) -> bool:
    return request.session.get(sessions.FIRST) == name
