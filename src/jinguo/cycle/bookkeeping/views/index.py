"""All ledgers, with what waits in them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.cycle.bookkeeping.overview import shelves
from jinguo.cycle.bookkeeping.views.gates import for_readers


@for_readers
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The ledgers by group, with how many entries there are and what waits for whom."""
    return render(request, "bookkeeping/index.html", {"shelves": shelves(request.user)})  # type: ignore[arg-type]
