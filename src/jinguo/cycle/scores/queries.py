"""What is asked of assessments and results."""

from django.db.models import Count, QuerySet

from jinguo.cycle.scores.models import Appeal, Assessment, Result
from jinguo.org.structure.models import Staff


def listed(reader: Staff) -> QuerySet[Assessment]:
    """The assessments within reach, with how many results each has."""
    found = Assessment.objects.visible_to(reader).select_related("plan__unit", "scheme")
    return found.annotate(size=Count("results"))


def ranked(assessment: Assessment, reader: Staff) -> list[Result]:
    """The published results within reach, units before people, the best first."""
    found = assessment.results.visible_to(reader).select_related("unit", "staff", "assessment")
    return sorted(found.distinct(), key=lambda one: (one.unit_id is None, -one.points, str(one.holder)))


def open_appeals(assessment: Assessment, reader: Staff) -> QuerySet[Appeal]:
    """The objections of an assessment within reach, the open ones first."""
    found = Appeal.objects.visible_to(reader).filter(result__assessment=assessment)
    return found.select_related("result__unit", "result__staff", "by", "settled_by").order_by("state", "-on")
