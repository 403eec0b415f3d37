"""The way into scores: who may come in, and to which assessment and result."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.cycle.scores.models import Appeal, Assessment, Result
from jinguo.cycle.scores.permissions import may_read
from jinguo.org.structure.requests import StaffRequest

HOME = ("考评", "/scores/")
for_readers = gate(may_read)  # the others are told why they do not read assessments


def assessment_or_404(request: StaffRequest, pk: int) -> Assessment:
    """An assessment within the reader's reach."""
    found = Assessment.objects.visible_to(request.user).select_related("plan__unit", "scheme", "begun_by")
    return get_object_or_404(found, pk=pk)


def result_or_404(request: StaffRequest, pk: int) -> Result:
    """A published result within the reader's reach; the join over appointments may name it more than once."""
    found = Result.objects.visible_to(request.user).select_related(
        "assessment__plan__unit", "assessment__scheme", "unit", "staff"
    )
    return get_object_or_404(found.distinct(), pk=pk)


def appeal_or_404(request: StaffRequest, pk: int) -> Appeal:
    """An objection within reach."""
    found = Appeal.objects.visible_to(request.user).select_related("result__assessment__plan__unit", "by")
    return get_object_or_404(found.distinct(), pk=pk)


def crumbs_of(found: Assessment) -> list[tuple[str, str]]:
    """The way back to an assessment."""
    return [HOME, (str(found), found.get_absolute_url())]
