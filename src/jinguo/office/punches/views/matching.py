"""Numbers in files and machines that nobody is known by yet, and whose one is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.punches import services
from jinguo.office.punches.forms import MatchForm
from jinguo.office.punches.models import PinCode
from jinguo.office.punches.permissions import may_keep
from jinguo.office.punches.queries import unmatched
from jinguo.office.punches.views.gates import for_readers
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ

SHOWN = 200


@for_readers
@require_http_methods(["GET", "POST"])
def match(request: StaffRequest) -> HttpResponse:
    """The numbers that nobody is known by, those that were matched, and a form to say whose one is."""
    demand(asked_of_own(request.user, may_keep))
    form = MatchForm(posted(request), actor=request.user, initial={"pin": request.GET.get("pin", "")[:40]})
    organ = own_organ(request)
    count = carried_out(form, lambda: services.match_pin(organ, by=request.user, **form.cleaned_data))
    if count is not None:
        given = form.cleaned_data
        messages.success(request, f"考勤号 {given['pin']} 已归 {given['staff']}，{count} 次打卡")
        return redirect("punches:match")
    known = PinCode.objects.filter(unit=organ).select_related("staff")
    context = {"form": form, "rows": list(unmatched(request.user)[:SHOWN]), "known": list(known[:SHOWN])}
    return render(request, "punches/match.html", context, status=form_status(form))
