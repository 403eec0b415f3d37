"""What is asked of the annual appraisal, within reach."""

from django.db.models import Count, QuerySet

from jinguo.office.appraisal.models import AnnualAssessment, Appraisee, Inquiry
from jinguo.org.structure.models import Staff


def years_listed(reader: Staff) -> QuerySet[AnnualAssessment]:
    """The years within reach, with how many people are on their lists."""
    found = AnnualAssessment.objects.visible_to(reader).select_related("unit")
    return found.annotate(size=Count("people", distinct=True))


def people_of(assessment: AnnualAssessment, reader: Staff) -> list[Appraisee]:
    """The people of a year within reach, by department, with their steps and reports."""
    found = Appraisee.objects.visible_to(reader).filter(assessment=assessment)
    related = found.select_related("staff", "unit", "assessment__unit", "report")
    return list(related.prefetch_related("steps").distinct())


def person_rows(reader: Staff) -> QuerySet[Appraisee]:
    """The people within reach, with what their pages ask for."""
    found = Appraisee.objects.visible_to(reader)
    related = found.select_related("staff", "unit", "assessment__unit", "report", "proposed_by", "grounds")
    return related.prefetch_related("steps__by")


def own_latest(reader: Staff) -> Appraisee | None:
    """Her own appraisal of the latest year."""
    return (
        Appraisee.objects.filter(staff=reader)
        .select_related("assessment", "report")
        .order_by("-assessment__year")
        .first()
    )


def inquiries_of(appraisee: Appraisee, reader: Staff) -> QuerySet[Inquiry]:
    """What was heard of a person, within reach."""
    return Inquiry.objects.visible_to(reader).filter(appraisee=appraisee).select_related("by")
