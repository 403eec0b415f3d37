"""The rounds of evaluation: all of them, one with its matrix, its plan, its participants, its steps."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.moves.subjects import subject_key
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import ReasonForm, carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.body.queries import members_on, own_committee
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.display import figures_of, matrix
from jinguo.committee.evaluation.flow import ROUND
from jinguo.committee.evaluation.forms import NewRoundForm, ParticipantsForm, RatingForm, RoundForm
from jinguo.committee.evaluation.models import EvaluationRound
from jinguo.committee.evaluation.permissions import may_cancel_round, may_change, may_keep, may_rate
from jinguo.committee.evaluation.queries.checks import listed_checks
from jinguo.committee.evaluation.queries.results import ranked, rows_of
from jinguo.committee.evaluation.queries.scores import panel_of, participants_of
from jinguo.committee.evaluation.views.gates import HOME, crumbs_of_round, for_readers, round_or_404
from jinguo.committee.outlines.models import Outline
from jinguo.cycle.publicity.models import Circular
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import UNQUANTIFIED

RECENT = 8
STRAIGHT = [code for code in ROUND.names if code != "cancelled"]
STEPS = {
    "issue": (services.issue, "已印发方案，并告知各参评单位"),
    "open_self": (services.open_self, "自评已经开始，各单位可以填写"),
    "visit": (services.visit, "已转入实地评估和指导"),
    "write_up": (services.write_up, "已转入撰写报告"),
    "publish": (services.publish, "评估结果已公布，得分不再重算"),
    "close": (services.close, "评估已办结"),
}


@for_readers
@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """Rounds, text goals by outline and checks of data within reach."""
    rounds = EvaluationRound.objects.visible_to(request.user).select_related("committee")
    is_goal = Q(targets__comparator="text") & ~Q(targets__code__endswith=UNQUANTIFIED)
    outlines = Outline.objects.visible_to(request.user).annotate(goals=Count("targets", filter=is_goal))
    committee = own_committee(request.user)
    context = {
        "rounds": rounds.annotate(size=Count("participants", distinct=True)).prefetch_related("outlines"),
        "outlines": outlines.filter(Q(goals__gt=0) | Q(last__gte=clock.today().year)).order_by("-first", "code"),
        "checks": listed_checks(request.user)[:RECENT],
        "to_keep": bool(committee) and may_keep(request.user, committee).ok if committee else False,
    }
    return render(request, "evaluation/home.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """起草评估方案 of one's own committee."""
    committee = own_committee(request.user)
    if committee is None:
        raise BadRequest("您所在的地区还没有妇儿工委，请系统管理员先设立。")
    demand(may_keep(request.user, committee))
    form = NewRoundForm(posted(request), initial={"year": clock.today().year - 1})
    if row := carried_out(form, lambda: services.draft(committee, by=request.user, **form.cleaned_data)):
        return done(request, "已起草，请接着定纲要、阶段日期和参评单位", row)
    return form_page(request, form, "起草评估方案", "起草", [HOME])


@for_readers
@require_GET
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """A round: what is missing first, then every participant by what was asked of her, then the plan."""
    row = round_or_404(request, pk)
    seen = set(row.participants.visible_to(request.user).values_list("pk", flat=True))
    found = rows_of(row, [one for one in participants_of(row) if one.pk in seen])
    panel = panel_of(row)
    context = {
        "row": row,
        "flow": stages(ROUND, row.state, straight=STRAIGHT) if row.state != "cancelled" else None,
        "steps": {step.verb: (step, verdict) for step, verdict in possible(row, request.user) if step.verb in STEPS},
        "figures": figures_of(found),
        "lines": matrix(ranked(found) if row.published_on else found),
        "lacking": [one for one in found if one.lacks],
        "phases": row.phases.all(),
        "weights": row.weights.all(),
        "outlines": row.outlines.all(),
        "checks": listed_checks(request.user).filter(round=row),
        "panel": panel,
        "circulars": Circular.objects.visible_to(request.user).filter(**subject_key(row)),
        "to_change": may_change(request.user, row),
        "to_cancel": may_cancel_round(request.user, row),
        "to_rate": may_rate(request.user, row),
        "to_keep": may_keep(request.user, row.committee),
        "today": clock.today(),
    }
    return render(request, "evaluation/round.html", context)


@for_readers
@require_POST
def take_step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """The button that leads to the next phase."""
    if verb not in STEPS:
        raise BadRequest("没有这一步，请从评估页面办理。")
    act, receipt = STEPS[verb]
    return done(request, receipt, act(round_or_404(request, pk), by=request.user))


@for_readers
@require_POST
def circular(request: StaffRequest, pk: int) -> HttpResponse:
    """起草结果通报; it goes on from the circular's own page."""
    return redirect(services.draft_circular(round_or_404(request, pk), by=request.user))


def _chosen(row: EvaluationRound) -> dict[str, Any]:
    """Who takes part already; before anybody does all who could, for usually they do."""
    kinds = {"counties": "county", "members": "member"}
    named = {
        name: list(row.participants.filter(kind=kind).values_list("unit", flat=True)) for name, kind in kinds.items()
    }
    return named if any(named.values()) else _who_could(row)


def _who_could(row: EvaluationRound) -> dict[str, Any]:
    """Who may take part today: the counties of the committee's region, its member units."""
    today, region = clock.today(), row.committee.region
    below = Unit.objects.filter(
        kind="federation", region__level="county", region__path__startswith=region.path if region else "-"
    )
    joined = Unit.objects.filter(pk__in=members_on(row.committee, today).values("unit")).order_by("order", "code")
    return {"counties": below.standing_on(today).order_by("region__code"), "members": joined}


step_view = StepPages(for_readers, crumbs_of_round).view
change = step_view(
    round_or_404,
    may_change,
    RoundForm,
    services.change,
    ("评估方案", "保存", "已保存评估方案"),
    needs=lambda request, row: {"row": row, "reader": request.user},
)
participants = step_view(
    round_or_404,
    may_change,
    ParticipantsForm,
    services.name_participants,
    ("参评单位", "保存", "已保存参评单位"),
    first=_chosen,
    needs=lambda _request, row: _who_could(row),
    beside=lambda _request, _row: {"told": "县（市、区）按区划评估，成员单位按分担的目标评估；自评开始后不再更改。"},
)
cancel = step_view(round_or_404, may_cancel_round, ReasonForm, services.cancel, ("取消", "取消评估", "已取消评估"))
rating = step_view(
    round_or_404,
    may_rate,
    RatingForm,
    services.begin_rating,
    ("发起评审打分", "发起", "已发起评审打分，并通知各位评审"),
)
