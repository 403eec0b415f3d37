"""Text goals of an outline: how they were judged, a judgement with its evidence, and who confirms it."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock, files
from jinguo.base.moves import demand, possible
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import ReasonForm, carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.forms_of_evidence import GoalForm, JudgeForm
from jinguo.committee.evaluation.models import TextJudgement
from jinguo.committee.evaluation.permissions import may_add_goal, may_judge, may_turn_down
from jinguo.committee.evaluation.queries.judgements import text_goals
from jinguo.committee.evaluation.views.gates import HOME, for_readers, judgement_or_404
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.views.gates import chosen_region, outline_or_404
from jinguo.org.structure.models import Region
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import text_rate


@for_readers
@require_GET
def goals(request: StaffRequest, code: str) -> HttpResponse:
    """The text goals of an outline in a region and year, with their own rate."""
    outline = outline_or_404(request, code)
    place, year = _place(request, outline), _year(request, outline)
    found = text_goals(outline, place, year, request.user)
    statuses = [one.holding.outcome if one.holding else "no_data" for one in found]
    context = {
        "outline": outline,
        "place": place,
        "year": year,
        "years": range(outline.first, min(outline.last, clock.today().year) + 1),
        "places": _places(outline),
        "goals": [(one, DOMAINS[one.target.domain_code].full(outline.audience)) for one in found],
        "rate": text_rate(statuses),
        "to_add": may_add_goal(request.user, outline),
        "to_judge": may_judge(request.user, found[0].target) if found else None,
    }
    return render(request, "evaluation/text_goals.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, code: str) -> HttpResponse:
    """登记文字目标."""
    outline = outline_or_404(request, code)
    demand(may_add_goal(request.user, outline))
    form = GoalForm(posted(request))
    if row := carried_out(form, lambda: services.add_goal(outline, by=request.user, **form.cleaned_data)):
        return done(request, "已登记文字目标，可以判断了", row)
    return form_page(request, form, "登记文字目标", "登记", _crumbs(outline))


@for_readers
@require_http_methods(["GET", "POST"])
def judge(request: StaffRequest, code: str, target: str) -> HttpResponse:
    """判断 a text goal in the region of the address."""
    outline = outline_or_404(request, code)
    row = get_object_or_404(outline.targets.select_related("outline__unit__region", "outline__region"), code=target)
    demand(may_judge(request.user, row))
    place = _place(request, outline)
    form = JudgeForm(posted(request), request.FILES or None, initial={"year": _year(request, outline)})
    act = lambda: services.judge(row, by=request.user, region=place, **form.cleaned_data)  # noqa: E731
    if made := carried_out(form, act):
        return done(request, "已提出判断，另一位复核通过后生效", made)
    told = f"{row.title}（{place}）。已实现、基本实现的要有佐证；提出后由另一位复核，通过后显示在监测页面和报告里。"
    return form_page(request, form, f"判断　{row}", "提出判断", _crumbs(outline), told=told)


@for_readers
@require_GET
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """A judgement with its reasons and evidence, and those that went before."""
    row = judgement_or_404(request, pk)
    others = TextJudgement.objects.visible_to(request.user).filter(target=row.target, region=row.region)
    context = {
        "row": row,
        "files": files.of(row),
        "others": others.exclude(pk=row.pk).select_related("judged_by"),
        "steps": {step.verb: (step, verdict) for step, verdict in possible(row, request.user)},
        "crumbs": _crumbs(row.target.outline),
        "domain": DOMAINS[row.target.domain_code].full(row.target.outline.audience),
    }
    return render(request, "evaluation/judgement.html", context)


def _crumbs(outline: Outline) -> list[tuple[str, str]]:
    title = f"{outline}文字目标"
    return [HOME, (title, reverse("evaluation:text_goals", args=[outline.code]))]


def _crumbs_of_judgement(row: TextJudgement) -> list[tuple[str, str]]:
    return [*_crumbs(row.target.outline), (str(row), row.get_absolute_url())]


pages = StepPages(for_readers, _crumbs_of_judgement)
confirm = pages.button(judgement_or_404, services.confirm, "复核通过，判断已生效")
turn_down = pages.view(
    judgement_or_404,
    may_turn_down,
    ReasonForm,
    services.turn_down,
    ("不通过", "不通过", "已记为不通过，并告知判断人"),
)


def _places(outline: Outline) -> list[Region]:
    """Where a text goal is judged: the region of the organ that keeps the outline, then the outline's own."""
    own = outline.unit.region
    return list(dict.fromkeys(one for one in (own, outline.region) if one is not None))


def _place(request: StaffRequest, outline: Outline) -> Region:
    """The region of the address, else that of the organ that keeps the outline."""
    return chosen_region(request) or _places(outline)[0]


def _year(request: StaffRequest, outline: Outline) -> int:
    """The year of the address, else the last one that has begun. Raises BadRequest for one outside the outline."""
    last = min(outline.last, clock.today().year)
    text = request.GET.get("year", "")
    if not text:
        return last
    if not (text.isascii() and text.isdigit() and outline.first <= int(text) <= last):
        raise BadRequest(f"年份要在 {outline.first}—{last} 之间。请从页面上方重新选年份。")
    return int(text)
