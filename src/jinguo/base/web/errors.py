"""Pages for what went wrong: Chinese, with the request's number, without internals (TRUST T-ERR-1)."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from jinguo.base.moves import Refused, note_refusal
from jinguo.base.web import references, words

RETRY_SECONDS = 10
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
DATABASE_AWAY = (OperationalError, InterfaceError)


@dataclass(frozen=True)
class Fault:
    """What a page of errors says: the fact, then the way out."""

    title: str
    remedy: str


FAULTS = {
    400: Fault("这个地址或表单里的内容看不懂", "请返回上一页，从页面上的按钮或列表重新进入。"),
    403: Fault("现在还不能这样做", "工作需要的，请本部室负责人出面，由系统管理员申请权限。"),
    404: Fault("没有找到这一页", "可能已经移走，也可能不在您的权限范围内。可从菜单或查找框重新进入。"),
    405: Fault("这个地址不能这样打开", "请返回上一页，用页面上的按钮办理。"),
    409: Fault("没有保存", "请刷新后看看对方改了什么，再决定怎样改。"),
    413: Fault("内容太大，没有收下", "请分几次上传，或先把图片和表格缩小。"),
    429: Fault("操作太频繁，暂停一会儿", "请等几分钟再试。"),
    500: Fault("系统出了故障，这次操作没有完成", "请稍后再试。仍然这样，就把下面的编号告诉系统管理员。"),
    503: Fault("数据库暂时连不上，这次操作没有完成", "通常几秒后恢复，请稍后再试。"),
}
REFUSED = Fault(FAULTS[403].title, "")
EXPIRED = Fault("页面开得太久，已经过期", "请返回上一页刷新，再办一次。")


def answer(request: HttpRequest, status: int, *, lines: Sequence[str] = (), fault: Fault | None = None) -> HttpResponse:
    """The page of a status; for htmx the same words as a line at the lower edge, for a script that wants JSON as such.

    `lines` are whole Chinese sentences that say more than the status does. Somebody who is logged in keeps the menu,
    except where drawing it could go wrong again.
    """
    said = fault or FAULTS[status]
    context: dict[str, object] = {
        "title": said.title,
        "remedy": said.remedy,
        "lines": lines,
        "reference": references.current(),
        "come_back": "/",  # a switch in the bar leads away from here, and the page repeats no address
    }
    if getattr(request, "htmx", False):
        return _as_line(context, status)
    if request.headers.get("Accept", "").startswith("application/json"):
        return told("".join(lines) or f"{said.title}。{said.remedy}", status)
    bare = status >= 500 or not _is_inside(request)
    template = "web/fault_plain.html" if bare else "web/fault.html"
    drawn = render_to_string(template, context, None if status >= 500 else request)
    response = HttpResponse(drawn, status=status)
    add_never_cache_headers(response)
    return response


def told(text: str, status: int) -> JsonResponse:
    """What went wrong, for a script that shows it where it stands; with the number that the log carries."""
    return JsonResponse({"error": text, "reference": references.current()}, status=status)


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    """The 403 page of a refusal, with its reasons numbered; they say the way out themselves."""
    return answer(request, 403, lines=words.reasons(reason), fault=REFUSED)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400: what the address or form got wrong, where we said it in Chinese ourselves."""
    if isinstance(exception, TOO_MUCH):
        return answer(request, 413)
    return answer(request, 400, lines=_own_words(exception))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403; whoever is logged in leaves her refused act on the trail."""
    if not isinstance(exception, Refused):
        return answer(request, 403)
    if _is_inside(request):
        note_refusal(exception, by=request.user, where=request.path)
    return refused(request, exception.reason)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """handler404; never says whether the thing exists."""
    return answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500; a database that does not answer is 503, so that watchers and browsers try again."""
    if not isinstance(sys.exc_info()[1], DATABASE_AWAY):
        return answer(request, 500)
    response = answer(request, 503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """CSRF_FAILURE_VIEW; nearly always a page left open over a log-out."""
    return answer(request, 403, fault=EXPIRED)


def too_many_requests(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """429, also as the answer of the log-in's lockout."""
    return answer(request, 429)


def _as_line(context: dict[str, object], status: int) -> HttpResponse:
    """The words of a page as a toast; htmx is told to put it there whatever the button wanted to replace."""
    response = HttpResponse(render_to_string("web/toast_refused.html", context), status=status)
    response["HX-Retarget"] = "#toasts"
    response["HX-Reswap"] = "beforeend"
    response["HX-Reselect"] = ".toast-line"
    return response


def _is_inside(request: HttpRequest) -> bool:
    """Whether the menu can be drawn: errors before the session have no user yet."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def _own_words(exception: Exception) -> list[str]:
    """A message that is ours; Django's and Python's own are English and may show internals."""
    text = str(exception)
    return [text] if any("一" <= sign <= "鿿" for sign in text) else []
