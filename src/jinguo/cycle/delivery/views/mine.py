"""What the reader answers for, and how it stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.cycle.delivery.display import by_goal, counts, is_current
from jinguo.cycle.delivery.queries import my_targets, sheets_to_fill
from jinguo.cycle.delivery.standing import standings
from jinguo.cycle.delivery.views.gates import for_readers
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """The targets she or her department holds in plans in force: of the year and of what runs now, or all periods."""
    shows_all = request.GET.get("periods") == "all"
    found = standings(my_targets(request.user), clock.today())
    shown = [one for one in found if shows_all or is_current(one)]
    context = {
        "goals": by_goal(shown),
        "counts": counts(one for one in found if one.target.period == one.target.goal.plan.period),
        "size": len(found),
        "hidden": len(found) - len(shown),
        "shows_all": shows_all,
        "sheets": sheets_to_fill(request.user),
    }
    return render(request, "delivery/mine.html", context)
