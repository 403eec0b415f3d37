"""The list of assessments, beginning one, its page, what is entered, and its steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_filters
import django_tables2
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.base.web.tables import DayColumn, Grid, LightColumn, NumberColumn
from jinguo.cycle.plans.kinds import PLAN_KINDS
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.scores import services
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.flow import ASSESSMENT
from jinguo.cycle.scores.forms import BeginForm, FactForm, WordsForm
from jinguo.cycle.scores.models import Assessment, Scheme, TypedFact
from jinguo.cycle.scores.permissions import may_enter, may_keep, may_keep_any, may_see_all, may_take_back, objectors
from jinguo.cycle.scores.queries import listed, open_appeals, ranked
from jinguo.cycle.scores.services.assessing import typed_items
from jinguo.cycle.scores.shared import Holder, key_of
from jinguo.cycle.scores.views.gates import HOME, assessment_or_404, crumbs_of, for_readers
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import parse_period
from jinguo.rules.scoring import Score

TONES = {"draft": "doing", "published": "near", "final": "ok"}
ACTS: dict[str, Callable[[Assessment, Staff], object]] = {
    "publish": lambda assessment, by: services.publish(assessment, by=by),
    "finalise": lambda assessment, by: services.finalise(assessment, by=by),
}


class AssessmentGrid(Grid):
    """The list's columns."""

    plan = django_tables2.Column("方案", linkify=("scores:assessment", {"pk": django_tables2.A("pk")}), orderable=False)
    period = django_tables2.Column("期间")
    as_of = DayColumn("截至")
    size = NumberColumn("结果")
    state = LightColumn("状态", tone=TONES.__getitem__, orderable=False)

    def render_period(self, value: str) -> str:
        """The period as it is called."""
        return parse_period(value).label


class AssessmentConditions(Conditions):
    """What the list is narrowed by."""

    state = django_filters.ChoiceFilter(label="状态", choices=ASSESSMENT.states)

    class Meta:
        model = Assessment
        fields = ("state",)


@dataclass(frozen=True)
class Row:
    """A holder with the score as it stands now."""

    holder: Holder
    score: Score

    @property
    def code(self) -> str:
        """The holder in an address."""
        kind, pk = key_of(self.holder)
        return f"{kind}{pk}"


@for_readers
@require_GET
def assessment_list(request: StaffRequest) -> HttpResponse:
    """The assessments within reach, newest first."""
    shown = listing(request, listed(request.user), table=AssessmentGrid, conditions=AssessmentConditions)
    context = {
        "listing": shown,
        "to_begin": asked_of_own(request.user, may_keep_any),
    }
    return render(request, "scores/list.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest) -> HttpResponse:
    """The form that begins an assessment."""
    reader = request.user
    demand(asked_of_own(reader, may_keep_any))
    organ = reader.department_on(clock.today())
    path = organ.organ_path if organ else ""
    kinds = [kind.code for kind in PLAN_KINDS.values() if organ and may_keep(reader, organ, kind)]
    frozen = Plan.objects.visible_to(reader).filter(unit__organ_path=path, state__in=("in_force", "closed"))
    plans = frozen.filter(kind__in=kinds)
    schemes = Scheme.objects.visible_to(reader).filter(unit__organ_path=path)
    form = BeginForm(posted(request), plans=plans, schemes=schemes, initial={"as_of": clock.today()})
    if row := carried_out(form, lambda: services.begin(by=reader, **form.cleaned_data)):
        return redirect(row)
    return form_page(request, form, "发起考评", "发起考评", [HOME])


@for_readers
@require_GET
def assessment(request: StaffRequest, pk: int) -> HttpResponse:
    """An assessment: while it is a draft the scores as they stand, afterwards the published results."""
    found = assessment_or_404(request, pk)
    reader = request.user
    sees_all = may_see_all(reader, found)
    computation = Computation(found)
    rows = _rows(computation) if found.state == "draft" and sees_all else []
    context = {
        "assessment": found,
        "flow": stages(ASSESSMENT, found.state, _days(found)),
        "steps": [(step, verdict) for step, verdict in possible(found, reader)],
        "rows": rows,
        "has_grades": bool(found.scheme.rules.levels),
        "missing": sum(len(row.score.missing()) for row in rows),
        "results": ranked(found, reader),
        "appeals": open_appeals(found, reader),
        "sees_all": sees_all,
        "to_enter": may_enter(reader, found),
        "facts": _entered_facts(found) if sees_all else [],
    }
    return render(request, "scores/assessment.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter a number for an item and a holder."""
    found = assessment_or_404(request, pk)
    demand(may_enter(request.user, found))
    holders = {f"{key_of(one)[0]}{key_of(one)[1]}": one for one in _open_holders(found)}
    choices = [(code, str(one)) for code, one in holders.items()]
    form = FactForm(posted(request), holders=choices, items=typed_items(found))
    if carried_out(form, lambda: _entered(form.cleaned_data, found, holders, request.user)):
        return done(request, "已录入", found)
    return form_page(request, form, f"录入　{found}", "保存录入", crumbs_of(found))


@for_readers
@require_POST
def take_step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Publish, or make final."""
    found = assessment_or_404(request, pk)
    if verb not in ACTS:
        raise Http404
    ACTS[verb](found, request.user)
    found.refresh_from_db()
    messages.success(request, f"{found}：{found.get_state_display()}")
    return redirect(found)


def _entered_facts(found: Assessment) -> list[tuple[TypedFact, str]]:
    """What was entered, each with what its item is called."""
    titles = typed_items(found)
    return [(fact, titles[fact.item]) for fact in found.facts.select_related("unit", "staff", "by")]


def _open_holders(found: Assessment) -> list[Holder]:
    """Whose items can be entered: everybody's in a draft, later those of who objected."""
    if found.state == "draft":
        return Computation(found).holders
    results = objectors(found).select_related("unit", "staff").distinct()
    return [one.unit or one.staff for one in results]  # type: ignore[misc]


def _rows(computation: Computation) -> list[Row]:
    scores = computation.scores()
    rows = [Row(holder, scores[key_of(holder)]) for holder in computation.holders]
    return sorted(rows, key=lambda row: (isinstance(row.holder, Staff), -row.score.exact))


def _days(found: Assessment) -> dict[str, str]:
    """What stands below each state."""
    told: dict[str, str] = {"draft": f"{found.begun_on.month}月{found.begun_on.day}日"}
    if found.objections_until:
        told["published"] = f"异议到 {found.objections_until.month}月{found.objections_until.day}日"
    if found.final_on:
        told["final"] = f"{found.final_on.month}月{found.final_on.day}日"
    return told


def _entered(given: dict[str, Any], found: Assessment, holders: dict[str, Unit | Staff], by: Staff) -> bool:
    facts = {"value": given["value"], "reason": given["reason"]}
    services.enter(found, given["item"], holders[given["holder"]], by=by, **facts)
    return True  # an empty value takes the fact away


take_back = StepPages(for_readers, crumbs_of).view(
    assessment_or_404,
    may_take_back,
    WordsForm,
    lambda found, by, text: services.take_back(found, by=by, reason=text),
    ("撤回重评", "撤回", "已撤回，可以重评"),
)
