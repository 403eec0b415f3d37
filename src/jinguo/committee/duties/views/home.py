"""The first page of duties: plans, and how each member unit stands; beginning a plan and a year."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.components import Figure
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.duties import services
from jinguo.committee.duties.forms import OutlineForm, YearForm
from jinguo.committee.duties.models import PolicyPaper
from jinguo.committee.duties.permissions import OUTLINE, YEAR, may_begin
from jinguo.committee.duties.queries import UnitStanding, current_year, standings_of
from jinguo.committee.duties.screens import unit_of
from jinguo.committee.duties.views.common import HOME, crumbs_of, for_readers, organ_of_reader, plan_or_404
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.queries import listed
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.implementation import STATES
from jinguo.rules.verdict import no

LEADING = ("unit_head", "supervising_leader")
SHOWN: dict[str, str] = {
    "": "全部单位",
    "unsigned": "责任书没有签完",
    **{str(code): name for code, name in STATES.items()},
}


@for_readers
@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """The plans of outlines within reach, and how each member unit stands to the year's."""
    reader, today = request.user, clock.today()
    year, shown = current_year(reader, today), request.GET.get("show", "")
    if shown not in SHOWN:
        raise BadRequest("地址里有这个列表不认识的条件。请从列表上方重新选条件。")
    found = _within(reader, year, standings_of(year, today)) if year else []
    organ = organ_of_reader(reader)
    context = {
        "plans": listed(reader).filter(kind__in=(OUTLINE, YEAR)).order_by("-kind", "-period"),
        "year": year,
        "figures": _figures(reader, year, found),
        "rows": [one for one in found if _is_shown(one, shown)],
        "choices": SHOWN.items(),
        "shown": shown,
        "to_begin": may_begin(reader, organ) if organ else no("您今天没有任职单位"),
        "here": "home",
    }
    return render(request, "duties/home.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest) -> HttpResponse:
    """Begin the plan of an outline."""
    organ = organ_of_reader(request.user)
    demand(may_begin(request.user, organ) if organ else no("您今天没有任职单位"))
    form = OutlineForm(posted(request))
    if organ and (
        plan := carried_out(form, lambda: services.begin_outline(organ, by=request.user, **form.cleaned_data))
    ):
        return done(request, f"已起草“{plan}”，接着选列纲要目标", plan)
    sub = "妇女、儿童两个纲要放在一份方案里；年度计划以后由它生成"
    return form_page(request, form, "起草纲要方案", "起草", [HOME], sub=sub)


begin_year = StepPages(for_readers, crumbs_of).view(
    plan_or_404,
    lambda actor, plan: may_begin(actor, plan.unit),
    YearForm,
    services.begin_year,
    ("生成年度计划", "生成", "已生成“{found}”"),
    first=lambda _plan: {"year": clock.today().year},
    needs=lambda _request, plan: {"plan": plan},
    beside=lambda _request, _plan: {"sub": "目标、年度目标值、主责和协同单位都从纲要方案带过来"},
    leads_to=lambda _plan, made: made,
)


def _within(reader: Staff, year: Plan, found: list[UnitStanding]) -> list[UnitStanding]:
    """All units for the office and the leaders; for a liaison her own."""
    if may_begin(reader, year.unit) or reader.holds(year.unit, *LEADING):
        return found
    unit = unit_of(reader)
    return [one for one in found if one.unit == unit]


def _is_shown(one: UnitStanding, shown: str) -> bool:
    if shown == "unsigned":
        return one.answers and one.letter_tone != "ok"
    return not shown or (one.filing is not None and one.filing.state == shown)


def _figures(reader: Staff, year: Plan | None, found: list[UnitStanding]) -> list[Figure]:
    """The headline numbers of the year, each opening its list."""
    papers = PolicyPaper.objects.visible_to(reader).count()
    figures = [Figure("政策文件", str(papers), "件", reverse("duties:policies"))]
    if year is None:
        return figures
    answering = [one for one in found if one.answers]
    signed = sum(one.letter_tone == "ok" for one in answering)
    filed = sum(bool(one.filing and not one.filing.is_open) for one in answering)
    late = sum(bool(one.filing and one.filing.state == "late") for one in answering)
    return [
        Figure("年度目标", str(year.goals.count()), "项", year.get_absolute_url()),
        Figure("有目标的单位", str(len(answering)), "个", f"{reverse('plans:matrix', args=[year.pk])}?side=members"),
        Figure("签完责任书", f"{signed}/{len(answering)}", "份", reverse("plans:letters", args=[year.pk])),
        Figure("备案实施方案", f"{filed}/{len(answering)}", "份", "?show=filed", remark=f"其中逾期 {late} 份"),
        *figures,
    ]
