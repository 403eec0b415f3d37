"""Reviews of departments: a quarter's list, the page of one, the forms of the three sides."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand, possible
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.delivery.table import shown_rows
from jinguo.office.quarter import services
from jinguo.office.quarter.flow import REVIEW
from jinguo.office.quarter.forms import MarkForm, ReasonForm, ReplyForm
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
from jinguo.office.quarter.views.gates import following, for_readers, quarter_asked, review_or_404
from jinguo.office.quarter.views.ways import ways_of
from jinguo.org.access.history import events_of
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.grading.quarter import SIDES

TONES = {"self": "near", "office": "doing", "leader": "doing", "feedback": "doing", "done": "ok"}
RATINGS = {
    "self": (may_rate_self, services.rate_self),
    "office": (may_rate_office, services.rate_office),
    "leader": (may_rate_leader, services.rate_leader),
}


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


@for_readers
@require_http_methods(["GET", "POST"])
def rate(request: StaffRequest, pk: int, side: str) -> HttpResponse:
    """The form of one side; what the mark is to rest on stands beside it."""
    found = review_or_404(request, pk)
    code = next((one for one in SIDES if one == side), None)
    if code is None:
        raise BadRequest("没有这一方评分。请从考评页面进入。")
    may, service = RATINGS[code]
    demand(REVIEW.check(found.state, f"rate_{code}"))
    demand(may(request.user, found))
    form = MarkForm(code, posted(request), {"seen": found.version, "feedback": found.feedback})
    if carried_out(form, lambda: service(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已保存{SIDES[code]}", found)
    context = {"form": form, "review": found, "standing": standing_of(found), "marks": found.marks.all()}
    return render(
        request, "quarter/rate.html", {**context, "title": SIDES[code], "side": code}, status=form_status(form)
    )


@for_readers
@require_http_methods(["GET", "POST"])
def sign(request: StaffRequest, pk: int) -> HttpResponse:
    """The department's head signs."""
    found = review_or_404(request, pk)
    demand(REVIEW.check(found.state, "sign_review"))
    demand(may_sign_review(request.user, found))
    form = ReplyForm(posted(request), initial={"seen": found.version})
    if carried_out(form, lambda: services.sign_review(found, by=request.user, **form.cleaned_data)):
        return done(request, "已签阅", found)
    context = {"form": form, "row": found, "title": "签阅", "label": "签阅这份考评", "told": found.feedback}
    return render(request, "quarter/form.html", context, status=form_status(form))


@for_readers
@require_http_methods(["GET", "POST"])
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Open a rated review again."""
    found = review_or_404(request, pk)
    demand(REVIEW.check(found.state, "reopen_review"))
    demand(may_reopen_review(request.user, found))
    form = ReasonForm(posted(request), initial={"seen": found.version})
    if carried_out(form, lambda: services.reopen_review(found, by=request.user, **form.cleaned_data)):
        return done(request, "已打开，请重新评分", found)
    context = {
        "form": form,
        "row": found,
        "title": "改评",
        "label": "打开重评",
        "told": "绩效办和领导重新评分，部室自评保留；原来的得分留在办理经过里。",
    }
    return render(request, "quarter/form.html", context, status=form_status(form))
