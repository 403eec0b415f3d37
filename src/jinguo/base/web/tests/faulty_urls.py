"""Addresses that go wrong in every way, answered by our handlers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from jinguo.base.moves import Refused, Stale
from jinguo.base.web import errors

RAISED = {
    "crash": RuntimeError("planted 350582199001011180"),
    "database": OperationalError("could not connect to server at 10.0.0.9"),
    "refused": Refused("市直党工委尚未审核；差额未说明"),
    "denied": PermissionDenied("internal words"),
    "stale": Stale("许惠珍", "9:41"),
    "invalid": ValidationError(["超过个人上限 80,000 元。", "缺放款单。"]),
    "bad": BadRequest("地址里有这个列表不认识的条件。"),
    "bad_english": BadRequest("Unsafe token at /srv/app"),
}


@login_not_required
def go_wrong(_request: HttpRequest, name: str) -> HttpResponse:
    raise RAISED[name]


@login_not_required
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    messages.success(request, "已写入 13 条")
    return HttpResponse(f"<p>{len(request.POST)}</p>")


@login_not_required
def slow_down(request: HttpRequest) -> HttpResponse:
    return errors.too_many_requests(request)


handler400 = "jinguo.base.web.errors.bad_request"
handler403 = "jinguo.base.web.errors.permission_denied"
handler404 = "jinguo.base.web.errors.page_not_found"
handler500 = "jinguo.base.web.errors.server_error"
urlpatterns = [
    path("", include("jinguo.base.web.urls")),
    path("wrong/<str:name>/", go_wrong),
    path("take/", take),
    path("slow-down/", slow_down),
]
