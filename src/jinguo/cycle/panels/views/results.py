"""What came of a panel: all of it for who oversees it, her own part for whom it was about."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.models.panels import is_about
from jinguo.cycle.panels.permissions import enough, may_see_results
from jinguo.cycle.panels.queries import turnout
from jinguo.cycle.panels.results import Result, results
from jinguo.cycle.panels.views.gates import for_readers, panel_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def result(request: StaffRequest, pk: int) -> HttpResponse:
    """The results that the reader may see."""
    panel = panel_or_404(request, pk)
    verdict = may_see_results(request.user, panel)
    own = [] if verdict else own_results(request.user, panel)
    if not own:
        demand(verdict)
    shown = own or (results(panel) if enough(panel) else [])
    done, asked = turnout(panel)
    context = {"panel": panel, "results": shown, "enough": enough(panel), "done": done, "asked": asked, "is_own": own}
    return render(request, "panels/results.html", context)


def own_results(reader: Staff, panel: Panel) -> list[Result]:
    """What came of her, or of the department she heads; nothing before it is published."""
    if panel.state != "published":
        return []
    mine = set(panel.subjects.filter(is_about(reader, clock.today())).values_list("pk", flat=True))
    return [one for one in results(panel) if one.subject and one.subject.pk in mine] if mine else []
