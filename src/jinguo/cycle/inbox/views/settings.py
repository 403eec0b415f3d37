"""What each person sets for her own inbox."""

from django.conf import settings as installation
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import posted
from jinguo.cycle.inbox.forms import AddressForm
from jinguo.cycle.inbox.models import MailAddress
from jinguo.cycle.inbox.services import set_mail_address
from jinguo.org.structure.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def settings(request: StaffRequest) -> HttpResponse:
    """提醒设置: her own mail address, and whether this installation sends anything at all."""
    kept = MailAddress.objects.visible_to(request.user).first()
    form = AddressForm(posted(request), initial={"address": kept.address if kept else ""})
    if form.is_valid():
        row = set_mail_address(form.cleaned_data["address"], by=request.user)
        messages.success(request, "提醒邮箱已保存。" if row else "不再发邮件提醒。")
        return redirect("inbox:settings")
    context = {"form": form, "sends": bool(installation.MAIL_URL)}
    return render(request, "inbox/settings.html", context, status=form_status(form))
