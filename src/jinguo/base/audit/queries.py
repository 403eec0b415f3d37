"""Questions to the trail, for the screens of the audit administrator and for "who saw this"."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Model, QuerySet

from jinguo.base.audit.models import AuditRow

# Acts that only look: the last word of their code.
SEEING = ("view", "reveal", "download", "export", "print")


def of_object(obj: Model) -> QuerySet[AuditRow]:
    """Everything done to or with one row, newest first."""
    return AuditRow.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))


def changes_of(obj: Model) -> QuerySet[AuditRow]:
    """Everything that changed one row, newest first: looking at it and being refused leave it as it was."""
    return of_object(obj).filter(ok=True).exclude(act__regex=rf"\.({'|'.join(SEEING)})$")


def seers_of(obj: Model, since: datetime) -> QuerySet[AuditRow, Any]:
    """Who saw a row since a moment: number, name, first and last time, how many times; the latest first."""
    return seers(obj._meta.label_lower, str(obj.pk), since)


def seers(object_type: str, object_id: str, since: datetime) -> QuerySet[AuditRow, Any]:
    """The same of a row by its kind and number as the trail has them, whether or not it is still there."""
    named = AuditRow.objects.filter(object_type=object_type, object_id=object_id)
    looks = named.filter(ok=True, at__gte=since, act__regex=rf"\.({'|'.join(SEEING)})$")
    seers = looks.order_by().values("actor_number", "actor_name")
    return seers.annotate(first=Min("at"), last=Max("at"), times=Count("number")).order_by("-last")
