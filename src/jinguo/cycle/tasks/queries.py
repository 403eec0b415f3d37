"""What is asked of tasks."""

from django.db import models
from django.db.models import QuerySet

from jinguo.cycle.tasks.models import Task


def of_subject(obj: models.Model) -> QuerySet[Task]:
    """The tasks that belong to a row, by their days; called-off ones among them."""
    key = {"subject_type": obj._meta.label_lower, "subject_id": str(obj.pk)}
    return Task.objects.filter(**key).select_related("unit", "staff", "giver", "assigned_by")
