"""The way into quarters: who may come in, which quarter is asked for, to which row."""

from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404

from jinguo.base import clock
from jinguo.base.web.gates import gate
from jinguo.base.web.steps import StepPages
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.office.quarter.permissions import may_read
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import BadPeriodError, Period, parse_period, quarter_of

for_readers = gate(may_read)


def quarter_asked(request: StaffRequest) -> Period:
    """The quarter that the address or a form names; where it names none the newest one begun within reach.

    Raises BadRequest.
    """
    code = request.GET.get("period", "") or request.POST.get("period", "")
    if not code:
        return _newest(request)
    try:
        found = parse_period(code)
    except BadPeriodError as problem:
        raise BadRequest(str(problem)) from problem
    if found.kind != "quarter":
        raise BadRequest("这里按季度看，请写成 2026Q1。")
    return found


def following(quarter: Period) -> Period | None:
    """The next quarter, once it has begun."""
    after = quarter.following()
    return after if after.first <= clock.today() else None


def review_or_404(request: StaffRequest, pk: int) -> QuarterReview:
    """A review within reach, with everything its page names."""
    rows = QuarterReview.objects.visible_to(request.user)
    rows = rows.select_related("sheet__unit", "sheet__plan__unit", "sheet__submitted_by", "signed_by")
    return get_object_or_404(rows.prefetch_related("marks__by"), pk=pk)


def appraisal_or_404(request: StaffRequest, pk: int) -> RegularAppraisal:
    """An appraisal within reach."""
    rows = RegularAppraisal.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("staff", "unit", "proposed_by", "decided_by"), pk=pk)


def crumbs_of(row: QuarterReview | RegularAppraisal) -> list[tuple[str, str]]:
    """The way back to a review or an appraisal: the list of its quarter, its page."""
    is_review = isinstance(row, QuarterReview)
    name, url = ("季度考评", "/quarter/") if is_review else ("平时考核", "/quarter/people/")
    return [(name, f"{url}?period={row.period}"), (str(row), row.get_absolute_url())]


step_view = StepPages(for_readers, crumbs_of).view


def _newest(request: StaffRequest) -> Period:
    """The newest quarter of which the reader sees anything, else the one that ended last."""
    reviews = QuarterReview.objects.visible_to(request.user).order_by().values_list("sheet__period", flat=True)
    appraisals = RegularAppraisal.objects.visible_to(request.user).order_by().values_list("period", flat=True)
    newest = max(reviews.union(appraisals), default="")
    return parse_period(newest) if newest else quarter_of(clock.today()).previous()
