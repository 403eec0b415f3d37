"""All ledgers, with what waits in them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.cycle.bookkeeping.overview import shelves
from jinguo.cycle.bookkeeping.permissions import may_define
from jinguo.cycle.bookkeeping.views.gates import for_readers
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def index(request: StaffRequest) -> HttpResponse:
    """The ledgers by group, with how many entries there are and what waits for whom."""
    reader = request.user
    unit = reader.department_on(clock.today())
    context = {"shelves": shelves(reader), "may_define": bool(unit and may_define(reader, unit))}
    return render(request, "bookkeeping/index.html", context)
