"""A department's quarter is rated by the three sides, signed by its head, opened again with a reason."""

from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import locked, move
from jinguo.office.quarter.models import QuarterMark, QuarterReview
from jinguo.office.quarter.queries import own_figures
from jinguo.office.quarter.standing import NOTHING_KEPT, frozen
from jinguo.org.structure.models import Staff
from jinguo.rules.grading.quarter import Composed, Side, composed


@transaction.atomic
def rate_self(
    review: QuarterReview, *, by: Staff | None, points: Decimal, note: str, seen: int | None = None
) -> QuarterReview:
    """The department's own rating (自评). Raises Refused, Stale (with `seen`), ValidationError by field."""
    row = locked(review, seen)
    review = move(review, "rate_self", by=by, reason=_said(points, note), version=row.version + 1)
    return _keep(review, "self", points, note, by)


@transaction.atomic
def rate_office(
    review: QuarterReview, *, by: Staff | None, points: Decimal, note: str, seen: int | None = None
) -> QuarterReview:
    """The performance office's rating (绩效办评分). Raises Refused, Stale (with `seen`), ValidationError by field."""
    row = locked(review, seen)
    review = move(review, "rate_office", by=by, reason=_said(points, note), version=row.version + 1)
    return _keep(review, "office", points, note, by)


@transaction.atomic
def rate_leader(
    review: QuarterReview,
    *,
    by: Staff | None,
    points: Decimal,
    note: str,
    feedback: str = "",
    seen: int | None = None,
) -> QuarterReview:
    """The leaders' rating (领导评分): attendance, rectifications, points and reasons are kept as they stand now.

    Raises Refused, Stale (with `seen`), ValidationError by field.
    """
    row = locked(review, seen)
    kept = frozen(row) | _composed(row, points) | {"feedback": feedback.strip()}
    review = move(review, "rate_leader", by=by, reason=_said(points, note), **kept, version=row.version + 1)
    return _keep(review, "leader", points, note, by)


@transaction.atomic
def sign_review(review: QuarterReview, *, by: Staff | None, reply: str = "", seen: int | None = None) -> QuarterReview:
    """The department's head signs that she has seen it (签阅). Raises Refused, Stale (with `seen`)."""
    row = locked(review, seen)
    signed = {"signed_by": by, "signed_on": clock.today(), "reply": reply.strip()}
    return move(review, "sign_review", by=by, reason=reply.strip(), **signed, version=row.version + 1)


@transaction.atomic
def reopen_review(review: QuarterReview, *, by: Staff | None, reason: str, seen: int | None = None) -> QuarterReview:
    """Open a rated review again (改评): office and leaders rate anew, the department's own mark stays.

    Raises Refused, also without a reason, and Stale (with `seen`).
    """
    row = locked(review, seen)
    empty = {
        **NOTHING_KEPT,
        "points": None,
        "grade": "",
        "because": [],
        "signed_by": None,
        "signed_on": None,
        "reply": "",
    }
    review = move(review, "reopen_review", by=by, reason=reason.strip(), **empty, version=row.version + 1)
    review.marks.exclude(side="self").delete()
    return review


def _said(points: Decimal, note: str) -> str:
    return f"{points.normalize():f} 分：{note.strip()}"[:500]


def _keep(review: QuarterReview, side: Side, points: Decimal, note: str, by: Staff | None) -> QuarterReview:
    mark = QuarterMark(review=review, side=side, points=points, note=note.strip(), by=by, day=clock.today())
    mark.full_clean()
    mark.save()
    return review


def _composed(review: QuarterReview, leader: Decimal) -> dict[str, Any]:
    """The points with their grade and reasons, by the weights of the quarter's last day.

    Raises ValidationError while a side is missing, which the flow does not let happen.
    """
    marks = {cast(Side, mark.side): mark.points for mark in review.marks.all()} | {"leader": leader}
    found: Composed | None = composed(marks, review.span.last, own_figures(review.sheet.plan.unit))
    if found is None:
        raise ValidationError("还有一方没有评分，请先评分。")
    return {"points": found.points, "grade": found.grade, "because": list(found.because)}
