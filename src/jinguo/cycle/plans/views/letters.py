"""Responsibility letters: who has signed, drawing them up, signing."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jinguo.base.jobs.models import Job
from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.steps import StepPages
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.plans import services
from jinguo.cycle.plans.forms.letters import SignatureForm
from jinguo.cycle.plans.jobs import CODE, MANY, draw_in_worker
from jinguo.cycle.plans.letters import party_of, terms_of
from jinguo.cycle.plans.models import ResponsibilityLetter
from jinguo.cycle.plans.papers import letter_paper
from jinguo.cycle.plans.papers.letter import goals_table, measures
from jinguo.cycle.plans.permissions import (
    may_draw_letters,
    may_enter_signature,
    may_sign_all,
    may_sign_as_holder,
    may_sign_for_organ,
)
from jinguo.cycle.plans.queries import holders_of
from jinguo.cycle.plans.views.gates import crumbs_of, for_readers, plan_or_404
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
    only = bool(request.GET.get("unsigned"))
    signed = len(ordered) - len(unsigned)
    context = {
        "plan": plan,
        "letters": unsigned if only else ordered,
        "size": len(ordered),
        "signed": signed,
        "signed_words": f"签完 {signed}/{len(ordered)} 份",
        "share": signed * 100 / len(ordered) if ordered else 0,
        "only": only,
        "to_draw": may_draw_letters(request.user, plan),
        "to_sign_all": may_sign_all(request.user, plan),
    }
    return render(request, "plans/letters.html", context)


@for_readers
@require_POST
def draw(request: StaffRequest, pk: int) -> HttpResponse:
    """Draw up the letters whose targets have none yet or have changed; of many holders in the worker."""
    plan = plan_or_404(request, pk)
    demand(may_draw_letters(request.user, plan))
    if len(holders_of(plan)) >= MANY:
        return redirect("jobs:watch", draw_in_worker(plan, by=request.user).pk)
    drawn = services.draw_letters(plan, by=request.user)
    messages.success(request, f"已生成 {len(drawn)} 份责任书" if drawn else "各责任方的目标没有变化，不用重新生成")
    return redirect("plans:letters", pk)


@for_readers
@require_GET
def drawn(request: StaffRequest, pk: int) -> HttpResponse:
    """What a job of drawing came to: the letters of its plan."""
    found = get_object_or_404(Job, pk=pk, code=CODE, state="done", by_number=request.user.number)
    count = found.result["drawn"]
    messages.success(request, f"已生成 {count} 份责任书" if count else "各责任方的目标没有变化，不用重新生成")
    return redirect("plans:letters", found.result["plan"])


@for_readers
@require_POST
def sign_all(request: StaffRequest, pk: int) -> HttpResponse:
    """Sign all letters of a plan for the organ."""
    signed = services.sign_all_for_organ(plan_or_404(request, pk), by=request.user)
    messages.success(request, f"已以委托方签字 {len(signed)} 份")
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
        "table": goals_table(found.content),
        "measures": measures(found.content),
        "terms": terms_of(found),
        "party": party_of(found),
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
@require_GET
def letter_word(request: StaffRequest, pk: int) -> HttpResponse:
    """The letter as a Word file."""
    found = letter_or_404(request, pk)
    return attachment(to_docx(letter_paper(found)), f"{found}.docx", DOCX)


def letter_or_404(request: StaffRequest, pk: int) -> ResponsibilityLetter:
    """A letter within the reader's reach."""
    found = ResponsibilityLetter.objects.visible_to(request.user)
    return get_object_or_404(found.select_related("plan__unit", "unit", "staff"), pk=pk)


def _entered(letter: ResponsibilityLetter, *, by: Staff, side: str, **facts: Any) -> ResponsibilityLetter:
    body = str(letter.holder if side == "holder" else letter.plan.unit)
    paper = keep_paper(letter, unit=letter.plan.unit, by=by, body=body, number="", **facts)
    return services.enter_signature(letter, side, by=by, paper=paper)


enter = StepPages(
    for_readers, lambda letter: [*crumbs_of(letter.plan), (str(letter), reverse("plans:letter", args=[letter.pk]))]
).view(
    letter_or_404,
    may_enter_signature,
    SignatureForm,
    _entered,
    ("代录签字", "代录", "{row}已代录签字"),
    leads_to=lambda letter, _found: reverse("plans:letter", args=[letter.pk]),
)
