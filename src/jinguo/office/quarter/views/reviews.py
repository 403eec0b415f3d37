"""Reviews of departments: a quarter's list, the page of one, the forms of the three sides."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import possible
from jinguo.base.web.components import stages
from jinguo.base.web.gates import View
from jinguo.base.web.steps import StepPages
from jinguo.cycle.delivery.table import shown_rows
from jinguo.office.quarter import services
from jinguo.office.quarter.flow import REVIEW
from jinguo.office.quarter.forms import BecauseForm, MarkForm, ReplyForm
from jinguo.office.quarter.models import QuarterReview
from jinguo.office.quarter.permissions import (
    may_open_quarter,
    may_rate_leader,
    may_rate_office,
    may_rate_self,
    may_reopen_review,
    may_sign_review,
)
from jinguo.office.quarter.queries import reviews_listed
from jinguo.office.quarter.standing import Standing, standing_of, standings_of
from jinguo.office.quarter.views.gates import crumbs_of, following, for_readers, quarter_asked, review_or_404, step_view
from jinguo.office.quarter.views.ways import ways_of
from jinguo.org.access.history import events_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.grading.quarter import SIDES, Side
from jinguo.rules.verdict import Verdict

TONES = {"self": "near", "office": "doing", "leader": "doing", "feedback": "doing", "done": "ok"}


@dataclass(frozen=True)
class Line:
    """A review in the list, with how it stands."""

    review: QuarterReview
    standing: Standing

    @property
    def tone(self) -> str:
        """The tone of its state."""
        return TONES[self.review.state]


@for_readers
@require_GET
def review_list(request: StaffRequest) -> HttpResponse:
    """A quarter's reviews within reach; a fixed number of queries."""
    quarter = quarter_asked(request)
    rows = list(reviews_listed(request.user, own_organ(request), quarter).select_related("sheet__unit", "sheet__plan"))
    standings = standings_of(rows)
    context = {
        "quarter": quarter,
        "before": quarter.previous(),
        "after": following(quarter),
        "rows": [Line(one, standings[one.pk]) for one in rows],
        "rated": sum(one.is_rated for one in rows),
        "has_plans": len({one.sheet.plan_id for one in rows}) > 1,
        "to_open": asked_of_own(request.user, may_open_quarter),
    }
    return render(request, "quarter/reviews.html", context)


@for_readers
@require_GET
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One review: the four parts, attendance, rectifications, marks and how the points come about."""
    found = review_or_404(request, pk)
    context = {
        "review": found,
        "sheet": found.sheet,
        "rows": shown_rows(found.sheet),
        "problems": found.sheet.problems.select_related("task"),
        "standing": standing_of(found),
        "flow": stages(REVIEW, found.state),
        "marks": found.marks.all(),
        "ways": ways_of(found.pk, possible(found, request.user)),
        "events": events_of(found),
        "months": found.span.months,
    }
    return render(request, "quarter/review.html", context)


FROZEN = "保存后得分、出勤情况和结转的整改都固定下来，部室负责人会收到。"


def _rating_view(side: Side, may: Callable[[Staff, QuarterReview], Verdict], service: Callable[..., Any]) -> View:
    """The form of one side; what the mark is to rest on stands beside it."""
    return StepPages(for_readers, crumbs_of, template="quarter/rate.html").view(
        review_or_404,
        may,
        partial(MarkForm, side),
        service,
        (SIDES[side], f"保存{SIDES[side]}", f"已保存{SIDES[side]}"),
        verb=f"rate_{side}",
        first=lambda row: {"feedback": row.feedback},
        beside=lambda _request, row: {
            "review": row,
            "standing": standing_of(row),
            "marks": row.marks.all(),
            "told": FROZEN if side == "leader" else "",
        },
    )


RATINGS: dict[str, View] = {
    "self": _rating_view("self", may_rate_self, services.rate_self),
    "office": _rating_view("office", may_rate_office, services.rate_office),
    "leader": _rating_view("leader", may_rate_leader, services.rate_leader),
}


def rate(request: StaffRequest, pk: int, side: str) -> HttpResponse:
    """The mark of the side that the address names."""
    return RATINGS.get(side, _no_side)(request, pk)


@for_readers
@require_http_methods(["GET", "POST"])
def _no_side(request: StaffRequest, pk: int) -> HttpResponse:
    review_or_404(request, pk)
    raise BadRequest("没有这一方评分。请从考评页面进入。")


sign = step_view(
    review_or_404,
    may_sign_review,
    ReplyForm,
    services.sign_review,
    ("签阅", "签阅这份考评", "已签阅"),
    verb="sign_review",
    beside=lambda _request, row: {"told": row.feedback},
)
reopen = step_view(
    review_or_404,
    may_reopen_review,
    BecauseForm,
    services.reopen_review,
    ("改评", "打开重评", "已打开，请重新评分"),
    verb="reopen_review",
    beside=lambda _request, _row: {"told": "绩效办和领导重新评分，部室自评保留；原来的得分留在办理经过里。"},
)
