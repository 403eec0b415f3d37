"""Chains: which there are, how one goes, and its next version."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.cycle.flows.forms.chains import ChainForm, StepLines, step_lines
from jinguo.cycle.flows.models import Chain, ChainStep
from jinguo.cycle.flows.people import asked_by
from jinguo.cycle.flows.permissions import may_keep_chains, may_revise_chain
from jinguo.cycle.flows.services import chains as services
from jinguo.cycle.flows.services.shipped import install_chains, missing
from jinguo.cycle.flows.views.gates import chain_or_404, for_readers
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def chain_list(request: StaffRequest) -> HttpResponse:
    """The chains that hold for the reader's organ or will, each with its steps."""
    today = clock.today()
    found = Chain.objects.visible_to(request.user).select_related("unit").prefetch_related("steps__post__unit")
    current = [one for one in found if one.valid_to is None or one.valid_to >= today]
    context = {
        "chains": current,
        "today": today,
        "to_install": asked_of_own(request.user, may_keep_chains),
        "missing": _missing(request.user),
    }
    return render(request, "flows/chains.html", context)


@for_readers
@require_POST
def install(request: StaffRequest) -> HttpResponse:
    """Put up the shipped chains that the reader's organ has none of."""
    demand(asked_of_own(request.user, may_keep_chains))
    organ = _organ(request.user)
    put_up = install_chains(organ, by=request.user) if organ else []
    messages.success(request, f"已装上 {len(put_up)} 条审批流程" if put_up else "随系统提供的审批流程都已装上")
    return redirect("flows:chains")


@for_readers
@require_GET
def chain(request: StaffRequest, pk: int) -> HttpResponse:
    """How one version goes, who would be asked today, and the other versions."""
    found = chain_or_404(request, pk)
    context = {
        "chain": found,
        "today": clock.today(),
        "steps": [(step, _asked_today(step, found.unit)) for step in found.steps.select_related("post__unit")],
        "versions": Chain.objects.filter(code=found.code, unit=found.unit).order_by("-valid_from"),
        "used": found.approvals.count(),
        "to_revise": may_revise_chain(request.user, found),
    }
    return render(request, "flows/chain.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    """The form of the next version."""
    found = chain_or_404(request, pk)
    demand(may_revise_chain(request.user, found), row=found)
    form = ChainForm(posted(request), initial={"title": found.title, "valid_from": clock.today()})
    lines = step_lines(found, posted(request))
    if form.is_bound and all([form.is_valid(), lines.is_valid()]):
        new = _revised(form, lines, found, request.user)
        if new is not None:
            messages.success(request, f"“{new.title}”新的一版已存好")
            return redirect("flows:chain", new.pk)
    context = {"chain": found, "form": form, "lines": lines}
    return render(request, "flows/revise_chain.html", context, status=form_status(form))


def _revised(form: ChainForm, lines: StepLines, chain: Chain, by: Staff) -> Chain | None:
    """The new version; None where the service complained, which the form then shows."""
    try:
        return services.revise(chain, by=by, steps=lines.facts, **form.cleaned_data)
    except ValidationError as problem:
        take_errors(form, problem)
        return None


def _asked_today(step: ChainStep, unit: Unit) -> str:
    """Whom a step would ask today, in words: the vacancies show before somebody needs them."""
    if step.who == "role" and step.place == "department":
        return "按发起的部室"
    found: list[Any] = asked_by(step, unit, None)
    return "、".join(str(one) for one in found) if found else ""


def _organ(reader: Staff) -> Unit | None:
    own = reader.department_on(clock.today())
    return Unit.objects.select_related("region").get(path=own.organ_path) if own else None


def _missing(reader: Staff) -> int:
    """How many of the shipped chains do not hold for the reader's organ in any version."""
    organ = _organ(reader)
    return len(missing(organ)) if organ else 0
