"""A score as a tree: published or as it stands, with values tried out; and objections to it."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, draw_part, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.cycle.scores import services
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.evidence import evidence_of
from jinguo.cycle.scores.forms import WordsForm
from jinguo.cycle.scores.models import Appeal, Assessment
from jinguo.cycle.scores.opening import opened
from jinguo.cycle.scores.permissions import may_object, may_see_all, may_uphold, may_withdraw_appeal
from jinguo.cycle.scores.shared import Holder
from jinguo.cycle.scores.views.gates import (
    appeal_or_404,
    assessment_or_404,
    crumbs_of,
    for_readers,
    result_or_404,
)
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.schemes import differences

MODELS: dict[str, type[Unit] | type[Staff]] = {"u": Unit, "s": Staff}


@for_readers
@require_GET
def result(request: StaffRequest, pk: int) -> HttpResponse:
    """A published score with all its reasons."""
    found = result_or_404(request, pk)
    evidence = evidence_of(found.assessment, found.holder, request.user)
    appeals = Appeal.objects.visible_to(request.user).filter(result=found).select_related("by", "settled_by")
    context = {
        "result": found,
        "assessment": found.assessment,
        "holder": found.holder,
        "tree": opened(found.score, found.assessment, evidence, every="all" in request.GET),
        "appeals": [(one, may_uphold(request.user, one), may_withdraw_appeal(request.user, one)) for one in appeals],
        "to_object": may_object(request.user, found),
    }
    return render(request, "scores/tree.html", context)


@for_readers
@require_GET
def live(request: StaffRequest, pk: int, holder: str) -> HttpResponse:
    """A score as it stands now, before it is published; `target` and `actual` in the address try a value out."""
    plain, whose = _sought(request, pk, holder)
    assessment, score = plain.assessment, plain.score(whose)
    changed = _changed(request, plain)
    evidence = evidence_of(assessment, whose, request.user)
    tried = Computation(assessment, changed, whose).score(whose) if changed else None
    context = {
        "assessment": assessment,
        "holder": whose,
        "tree": opened(tried or score, assessment, evidence, every="all" in request.GET),
        "score": score,
        "tried": tried,
        "differences": differences(score, tried) if tried else [],
        "live_url": reverse("scores:live", args=[pk, holder]),
        "try_url": reverse("scores:try_out", args=[pk, holder]),
        "targets": plain.targets,
        "chosen": next(iter(changed), None),
        "actual": request.GET.get("actual", ""),
    }
    return render(request, "scores/tree.html", context)


@for_readers
@require_GET
def try_out(request: StaffRequest, pk: int, holder: str) -> HttpResponse:
    """The form in which a value is tried out; it names every target of the holder, so the score comes without it."""
    plain, whose = _sought(request, pk, holder)
    context = {
        "assessment": plain.assessment,
        "holder": whose,
        "live_url": reverse("scores:live", args=[pk, holder]),
        "targets": plain.targets,
    }
    return draw_part(request, "scores/try.html", "form", context)


@for_readers
@require_http_methods(["GET", "POST"])
def settle(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Decide on an objection: uphold or decline it, with a reply."""
    appeal = appeal_or_404(request, pk)
    verbs = {"uphold": ("认定异议成立", services.uphold), "decline": ("维持原结果", services.decline)}
    if verb not in verbs:
        raise Http404
    demand(may_uphold(request.user, appeal))
    title, act = verbs[verb]
    form = WordsForm(posted(request))
    if carried_out(form, lambda: act(appeal, by=request.user, reply=form.cleaned_data["text"])):
        return done(request, f"{appeal}：{title}", appeal.result)
    return form_page(request, form, f"{title}　{appeal}", title, crumbs_of(appeal.result.assessment))


@for_readers
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take one's own objection back."""
    appeal = appeal_or_404(request, pk)
    services.withdraw_appeal(appeal, by=request.user)
    messages.success(request, f"{appeal}：已撤回")
    return redirect(appeal.result)


def demand_sight(reader: Staff, assessment: Assessment, holder: Holder) -> None:
    """A score that is not published is seen by the office, its holder, and who heads the unit. Raises Refused."""
    if reader == holder or (not isinstance(holder, Staff) and reader.heads(holder)):
        return
    demand(may_see_all(reader, assessment))


def _sought(request: StaffRequest, pk: int, code: str) -> tuple[Computation, Holder]:
    """What computes the score that an address asks for, and whose it is; without a target she is not found.

    Raises Refused where the reader may not see it.
    """
    assessment, holder = assessment_or_404(request, pk), _holder(code)
    plain = Computation(assessment, only=holder)
    if not plain.targets:
        raise Http404
    demand_sight(request.user, assessment, holder)
    return plain, holder


def _holder(code: str) -> Holder:
    """The holder of a code (`u7`, `s12`)."""
    model, key = MODELS.get(code[:1]), code[1:]
    found = model.objects.filter(pk=key).first() if model and key.isascii() and key.isdigit() else None
    if found is None:
        raise Http404
    return found


def _changed(request: StaffRequest, computation: Computation) -> dict[int, Fraction]:
    """The value that the address tries out."""
    chosen, actual = request.GET.get("target", ""), request.GET.get("actual", "").strip()
    if not chosen or not actual:
        return {}
    try:
        pk, value = int(chosen), Fraction(Decimal(actual))
    except (ValueError, InvalidOperation) as problem:
        raise BadRequest("试算的数看不懂，请填数字。") from problem
    if pk not in {target.pk for target in computation.targets}:
        raise BadRequest("试算的目标不在这次考评里，请重新选。")
    return {pk: value}


object_to = StepPages(for_readers, lambda result: crumbs_of(result.assessment)).view(
    result_or_404,
    may_object,
    WordsForm,
    services.object_to,
    ("提出异议", "提交异议", "异议已提交，复核后告诉您"),
)
