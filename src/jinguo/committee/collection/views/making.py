"""Making a round: what it is, which indicators, and of whom each is asked."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import Refused, demand
from jinguo.base.web.drawing import done, form_page, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted, seen_in
from jinguo.base.web.steps import StepPages
from jinguo.committee.collection import services
from jinguo.committee.collection.forms import ChooseForm, EditRoundForm, ItemForm, RoundForm
from jinguo.committee.collection.models import CollectionRound
from jinguo.committee.collection.permissions import may_edit, may_edit_item
from jinguo.committee.collection.queries import committees_kept
from jinguo.committee.collection.views.gates import HOME, crumbs_of, for_readers, item_or_404, round_or_404
from jinguo.committee.outlines.models import Indicator
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import AUDIENCES, DOMAINS

NOT_YOURS = "数据采集由妇儿工委办发起"


@for_readers
@require_http_methods(["GET", "POST"])
def make(request: StaffRequest) -> HttpResponse:
    """A new round of the committee whose office she is."""
    kept = committees_kept(request.user)
    if not kept:
        raise Refused(NOT_YOURS)
    year = clock.today().year - 1
    first = {"title": f"{year}年度两纲监测数据", "year": year}
    form = RoundForm(posted(request), reader=request.user, initial=first)
    if row := carried_out(form, lambda: services.make_round(kept[0], by=request.user, **form.cleaned_data)):
        return done(request, "已起草，请核对指标和填报单位", row)
    return form_page(request, form, f"发起数据采集　{kept[0].label}", "下一步", [HOME])


@for_readers
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what a draft is."""
    row = round_or_404(request, pk)
    demand(may_edit(request.user, row))
    seen = seen_in(request.POST, "数据采集页面") if request.method == "POST" else row.version
    form = EditRoundForm(posted(request), instance=CollectionRound.objects.get(pk=pk))
    if carried_out(form, lambda: services.edit_round(row, by=request.user, seen=seen, **form.cleaned_data)):
        return done(request, "已保存", row)
    return form_page(request, form, f"修改　{row}", "保存", crumbs_of(row), seen=seen)


@for_readers
@require_http_methods(["GET", "POST"])
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """Which indicators it asks for, out of the catalogue."""
    row = round_or_404(request, pk)
    demand(may_edit(request.user, row))
    form = ChooseForm(posted(request), initial={"indicators": row.items.values_list("indicator", flat=True)})
    if form.is_valid():
        added = services.choose(row, by=request.user, **form.cleaned_data)
        return done(request, f"已保存，新增 {len(added)} 个指标", row)
    chosen = {int(pk) for pk in request.POST.getlist("indicators") if pk.isdecimal()} if form.is_bound else None
    context = {"row": row, "form": form, "blocks": _blocks(row, chosen), "size": Indicator.objects.count()}
    return render(request, "collection/choose.html", context, status=form_status(form))


item = StepPages(for_readers, lambda row: crumbs_of(row.round)).view(
    item_or_404,
    may_edit_item,
    ItemForm,
    services.edit_item,
    ("由谁填报", "保存", "已保存“{row}”"),
    needs=lambda _request, row: {"item": row},
    beside=lambda _request, row: {"told": f"口径里的数据来源部门：{row.indicator.department or '没有写'}"},
)


def _blocks(row: CollectionRound, chosen: set[int] | None) -> list[tuple[str, list[tuple[Indicator, bool]], int]]:
    """The catalogue by audience and domain, each indicator with whether it is chosen, and how many are."""
    held = set(row.items.values_list("indicator", flat=True)) if chosen is None else chosen
    order = [*DOMAINS]
    rows = sorted(Indicator.objects.all(), key=lambda one: (one.audience, order.index(one.domain), one.order))
    groups = groupby(rows, key=lambda one: f"{AUDIENCES[one.audience]}　{DOMAINS[one.domain].title}")
    blocks = [(title, [(one, one.pk in held) for one in found]) for title, found in groups]
    return [(title, found, sum(is_chosen for _, is_chosen in found)) for title, found in blocks]
