"""Questions to the trail, for the screens of the audit administrator and for "who saw this"."""

from datetime import date, datetime
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


def by_actor(number: str) -> QuerySet[AuditRow]:
    """Everything one member of staff did, newest first."""
    return AuditRow.objects.filter(actor_number=number)


def of_act(code: str) -> QuerySet[AuditRow]:
    """Every act of one code ("leave.report_back"), or of one kind of thing ("leave"), newest first."""
    exact = AuditRow.objects.filter(act=code)
    return exact if "." in code else AuditRow.objects.filter(act__startswith=f"{code}.")


def between(first: date, last: date) -> QuerySet[AuditRow]:
    """Every act of the business days from `first` to `last`, both counted, newest first."""
    return AuditRow.objects.filter(business_day__range=(first, last))


def refused() -> QuerySet[AuditRow]:
    """Every act that was not allowed or did not succeed, newest first."""
    return AuditRow.objects.filter(ok=False)


def seers_of(obj: Model, since: datetime) -> QuerySet[AuditRow, Any]:
    """Who saw a row since a moment: number, name, first and last time, how many times; the latest first."""
    looks = of_object(obj).filter(ok=True, at__gte=since, act__regex=rf"\.({'|'.join(SEEING)})$")
    seers = looks.order_by().values("actor_number", "actor_name")
    return seers.annotate(first=Min("at"), last=Max("at"), times=Count("number")).order_by("-last")
