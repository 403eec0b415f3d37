"""The notices of a year's excellent."""

from django.db.models import QuerySet

from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.publicity.models import PublicNotice
from jinguo.office.appraisal.models import AnnualAssessment

KIND = "excellent"


def notices_of(assessment: AnnualAssessment) -> QuerySet[PublicNotice]:
    """Those that were drafted for a year, whatever became of them."""
    return PublicNotice.objects.filter(**subject_key(assessment), kind=KIND)
