"""The form with which something is given to do."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.forms import AssignForm
from jinguo.cycle.tasks.queries import units_to_give_to
from jinguo.cycle.tasks.views.gates import HOME, for_readers
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict, all_of


@for_readers
@require_http_methods(["GET", "POST"])
def assign(request: StaffRequest) -> HttpResponse:
    """交办, for who gives something to somebody at all."""
    demand(gives(request.user))
    form = AssignForm(request.user, posted(request))
    if url := carried_out(form, lambda: _assigned(request, form)):
        return redirect(url)
    return form_page(request, form, "交办任务", "交办这项任务", [HOME])


def gives(actor: Staff) -> Verdict:
    """Whether there is a unit to which she may give something."""
    return all_of((units_to_give_to(actor).exists(), "交办任务请部室负责人、分管领导、主要领导或绩效办办理"))


def _assigned(request: StaffRequest, form: AssignForm) -> str:
    """Give it once for this form; the address to go on to."""
    facts = dict(form.cleaned_data)
    key = facts.pop("form_key")

    def give() -> str:
        task = services.assign(facts.pop("kind"), facts.pop("title"), by=request.user, **facts)
        messages.success(request, f"已交办“{task}”，承办 {task.staff or task.unit.label}")
        return task.get_absolute_url()

    return once(key, request.user.number, give)
