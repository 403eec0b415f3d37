"""What must hold of quarters whatever happened: `jinguo check-invariants` says where it does not."""

from collections.abc import Iterator

from jinguo.office.quarter.models import QuarterReview
from jinguo.rules.grading.quarter import SIDES


def unfounded_points() -> list[str]:
    """Reviews with points that lack a side's mark, or whose points lie outside the marks they were composed of."""
    return list(_unfounded())


def _unfounded() -> Iterator[str]:
    rated = QuarterReview.objects.exclude(points=None).select_related("sheet__unit").prefetch_related("marks")
    for review in rated.iterator(chunk_size=500):
        given = {mark.side: mark.points for mark in review.marks.all()}
        if set(given) != set(SIDES):
            yield f"{review}有得分，但不是三方都有评分"
        elif not min(given.values()) <= (review.points or 0) <= max(given.values()):
            yield f"{review}的得分不在三方评分之间"
