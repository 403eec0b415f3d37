"""Opening messages and ticking them off."""

from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jinguo.cycle.inbox.forms import SEVERAL, AllReadForm
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.queries import subject_of
from jinguo.cycle.inbox.services import mark_all_read, mark_read
from jinguo.org.structure.requests import StaffRequest


@require_POST
def open_message(request: StaffRequest, pk: int) -> HttpResponse:
    """Read one message and go to what it is about; a page of its own when that is gone or was never named."""
    message = get_object_or_404(Message.objects.visible_to(request.user).select_related("by", "in_place_of"), pk=pk)
    mark_read([message], by=request.user)
    subject = subject_of(message, request.user)
    if subject is not None and hasattr(subject, "get_absolute_url"):
        return redirect(subject.get_absolute_url())
    return render(request, "inbox/message.html", {"message": message, "is_gone": bool(message.subject_type)})


@require_POST
def read(request: StaffRequest) -> HttpResponse:
    """Tick off the messages named, without opening them."""
    mark_read(Message.objects.visible_to(request.user).filter(pk__in=_named(request)), by=request.user)
    return redirect(_back(request))


@require_POST
def read_all(request: StaffRequest) -> HttpResponse:
    """Tick off all that the list showed."""
    form = AllReadForm(request.POST)
    if not form.is_valid():
        raise BadRequest("表单里的内容看不懂。请返回收件箱再点一次。")
    count = mark_all_read(by=request.user, **form.cleaned_data)
    messages.success(request, f"已读 {count} 条。")
    return redirect(_back(request))


def _named(request: StaffRequest) -> list[int]:
    keys = request.POST.getlist("ids")
    if not all(key.isdecimal() for key in keys) or len(keys) > SEVERAL:
        raise BadRequest(f"一次最多标 {SEVERAL} 条。请返回收件箱重新选。")
    return [int(key) for key in keys]


def _back(request: StaffRequest) -> str:
    """The list as she had narrowed it, on its first page; never anywhere but the list."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    narrowed = QueryDict(came_from.query if came_from.path == reverse("inbox:list") else "", mutable=True)
    kept = {name: narrowed[name] for name in ("kind", "seen") if name in narrowed}
    return f"{reverse('inbox:list')}?{urlencode(kept)}" if kept else reverse("inbox:list")
