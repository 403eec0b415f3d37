"""Pages of the base itself: search, 全部, the switches, the gallery."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from jinguo.base.web import sample_cells, samples, slots
from jinguo.base.web.cells import Refused, Saved, answer, is_plain, read_cells

LONGEST_SEARCH = 40


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What the search box finds; under the box with htmx, else as a page."""
    text = request.GET.get("q", "").strip()
    if len(text) > LONGEST_SEARCH or "\0" in text:
        raise BadRequest(f"查找的字太多。请不超过 {LONGEST_SEARCH} 个字。")
    groups = slots.search(request, text) if text else []
    template = "web/found.html" if getattr(request, "htmx", False) else "web/search.html"
    return render(request, template, {"text": text, "groups": groups, "kinds": slots.searched()})


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """The whole menu as a page, which the phone's bar opens."""
    return render(request, "web/everything.html")


@require_POST
def switch(request: HttpRequest, name: str) -> HttpResponse:
    """Stand a switch of the bar on another of its choices, and go back to the page it was used on."""
    values = [option.value for option in slots.options(name, request)]
    if not values:
        raise Http404
    if request.POST.get("value") not in values:
        raise BadRequest("选的这一项不在可选范围内。请从上方重新选。")
    request.session[name] = request.POST["value"]
    return redirect(back(request))


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, with invented data."""
    return render(request, "web/gallery.html", samples.everything(request))


@require_GET
def gallery_chart(_request: HttpRequest) -> HttpResponse:
    """The specification of the gallery's chart."""
    return JsonResponse(samples.chart())


@require_POST
def gallery_cells(request: HttpRequest) -> HttpResponse:
    """What the gallery's grid is answered; nothing is stored."""
    judged = [sample_cells.judged(edit) for edit in read_cells(request)]
    if is_plain(request):
        return redirect("web:gallery")
    saved = [one for one in judged if isinstance(one, Saved)]
    return answer(saved, [one for one in judged if isinstance(one, Refused)])


def back(request: HttpRequest) -> str:
    """The page that a form names in `next`, if it is ours; else the first page."""
    url = request.POST.get("next", "")
    ours = url.startswith("/") and url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if ours else "/"
