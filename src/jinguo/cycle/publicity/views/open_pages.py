"""What strangers may read: open notices while they are up. Nothing of objections, people or drafts is here."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.cycle.publicity.models import PublicNotice
from jinguo.cycle.publicity.screens import shown

MOST = 100  # notices up at one time


@login_not_required
@require_GET
def notice_list(request: HttpRequest) -> HttpResponse:
    """The open notices that are up today, the newest first."""
    notices = list(PublicNotice.objects.open_to_strangers().select_related("unit__parent")[:MOST])
    return render(request, "publicity/open_list.html", {"notices": shown(notices)})


@login_not_required
@require_GET
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them; a draft, one that is concluded, withdrawn or not open is not there."""
    found = get_object_or_404(PublicNotice.objects.open_to_strangers().select_related("unit__parent"), pk=pk)
    light = shown([found])[0][1]
    return render(request, "publicity/open_notice.html", {"notice": found, "light": light})
