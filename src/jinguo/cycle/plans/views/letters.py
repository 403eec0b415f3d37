"""Responsibility letters: who has signed, drawing them up, signing."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.drawing import draw_part, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.plans import services
from jinguo.cycle.plans.forms.letters import SignatureForm
from jinguo.cycle.plans.models import ResponsibilityLetter
from jinguo.cycle.plans.papers import letter_paper
from jinguo.cycle.plans.permissions import (
    may_draw_letters,
    may_enter_signature,
    may_sign_as_holder,
    may_sign_for_organ,
)
from jinguo.cycle.plans.views.gates import for_readers, plan_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def letters(request: StaffRequest, pk: int) -> HttpResponse:
    """Every current letter of a plan, the unsigned ones first."""
    plan = plan_or_404(request, pk)
    found = plan.letters.visible_to(request.user).filter(is_current=True).select_related("unit", "staff")
    ordered = found.order_by(F("holder_signed_on").desc(nulls_first=True), F("organ_signed_on").desc(nulls_first=True))
    unsigned = [one for one in ordered if not one.is_signed]
    context = {"plan": plan, "letters": ordered, "unsigned": unsigned, "to_draw": may_draw_letters(request.user, plan)}
    return render(request, "plans/letters.html", context)


@for_readers
@require_POST
def draw(request: StaffRequest, pk: int) -> HttpResponse:
    """Draw up the letters whose targets have none yet or have changed."""
    plan = plan_or_404(request, pk)
    drawn = services.draw_letters(plan, by=request.user)
    messages.success(request, f"已生成 {len(drawn)} 份责任书" if drawn else "各责任方的目标没有变化，不用重新生成")
    return redirect("plans:letters", pk)


@for_readers
@require_GET
def letter(request: StaffRequest, pk: int) -> HttpResponse:
    """One letter: its goals, who signed, the versions before it."""
    found = letter_or_404(request, pk)
    sides = {"unit": found.unit, "staff": found.staff}
    context = {
        "letter": found,
        "plan": found.plan,
        "versions": found.plan.letters.filter(**sides).order_by("-number"),
        "to_sign": may_sign_as_holder(request.user, found),
        "to_sign_for_organ": may_sign_for_organ(request.user, found),
        "to_enter": may_enter_signature(request.user, found),
    }
    return render(request, "plans/letter.html", context)


@for_readers
@require_POST
def sign(request: StaffRequest, pk: int, side: str) -> HttpResponse:
    """Sign on screen, for the organ or as the holder."""
    found = letter_or_404(request, pk)
    verbs = {"organ": services.sign_for_organ, "holder": services.sign_as_holder}
    verbs[side](found, by=request.user)
    messages.success(request, f"{found}已签字")
    return redirect("plans:letter", pk)


@for_readers
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter a signature that was given on paper."""
    found = letter_or_404(request, pk)
    demand(may_enter_signature(request.user, found))
    form = SignatureForm(posted(request), request.FILES or None)
    if carried_out(form, lambda: _entered(form.cleaned_data, found, request.user)):
        messages.success(request, f"{found}已代录签字")
        return redirect("plans:letter", pk)
    context = {"plan": found.plan, "form": form, "title": f"代录签字　{found}", "label": "代录", "has_file": True}
    return draw_part(request, "plans/step.html", "form", context, status=form_status(form))


@for_readers
@require_GET
def letter_word(request: StaffRequest, pk: int) -> HttpResponse:
    """The letter as a Word file."""
    found = letter_or_404(request, pk)
    return attachment(to_docx(letter_paper(found)), f"{found}.docx", DOCX)


def letter_or_404(request: StaffRequest, pk: int) -> ResponsibilityLetter:
    """A letter within the reader's reach."""
    found = ResponsibilityLetter.objects.visible_to(request.user)
    return get_object_or_404(found.select_related("plan__unit", "unit", "staff"), pk=pk)


def _entered(given: dict[str, Any], letter: ResponsibilityLetter, by: Staff) -> ResponsibilityLetter:
    paper = keep_paper(
        letter,
        unit=letter.plan.unit,
        by=by,
        body=str(letter.holder if given["side"] == "holder" else letter.plan.unit),
        signer=given["signer"],
        number="",
        day=given["day"],
        scan=given["scan"],
    )
    return services.enter_signature(letter, given["side"], by=by, paper=paper)
