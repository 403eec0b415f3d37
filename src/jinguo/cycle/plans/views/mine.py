"""What the reader answers for: her own targets and her department's."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.cycle.plans.queries import targets_held
from jinguo.cycle.plans.views.gates import for_readers
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """The targets she or her department holds in plans in force, by goal."""
    held = targets_held(request.user)
    goals = [(goal, list(some)) for goal, some in groupby(held, key=lambda one: one.goal)]
    return render(request, "plans/mine.html", {"goals": goals})
