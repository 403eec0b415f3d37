"""What stands before a view: who is let in, and what its form is bound to."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

from jinguo.base.moves import demand
from jinguo.rules.verdict import Verdict

View = Callable[..., HttpResponse]
LONGEST_VERSION = 9  # digits


def gate(may: Callable[[Any], Verdict]) -> Callable[[View], View]:
    """A decorator that lets in whom `may` lets in and tells the others why not; log-in is seen to before."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            demand(may(request.user))
            return view(request, *args, **kwargs)

        return guarded

    return guard


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was posted, even if that is nothing; None while it is only looked at."""
    return request.POST if request.method == "POST" else None


def seen_in(posted: QueryDict, page: str) -> int:
    """The version that a page was drawn from; `page` is what it is called in the refusal. Raises BadRequest."""
    seen = posted.get("seen", "")
    if not seen.isdecimal() or len(seen) > LONGEST_VERSION:
        raise BadRequest(f"没有收到版本号。请回到{page}再办。")
    return int(seen)
