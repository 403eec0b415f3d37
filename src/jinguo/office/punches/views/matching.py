"""Numbers in files and machines that nobody is known by yet, and whose one is."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import take_errors
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
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        facts = {"first_day": given["first_day"]}
        try:
            count = services.match_pin(own_organ(request), given["pin"], given["staff"], by=request.user, **facts)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            messages.success(request, f"考勤号 {given['pin']} 已归 {given['staff']}，{count} 次打卡")
            return redirect("punches:match")
    known = PinCode.objects.filter(unit=own_organ(request)).select_related("staff")
    context = {"form": form, "rows": list(unmatched(request.user)[:SHOWN]), "known": list(known[:SHOWN])}
    return render(request, "punches/match.html", context, status=form_status(form))
