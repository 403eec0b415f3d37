"""What a row is about: a row of a higher floor, named by its kind and its key in two columns.

A lower floor cannot point up with a foreign key. `subject_type` is the model's label (`plans.plan`), `subject_id` its
key as text; both are empty where a row is about nothing.
"""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q


def subject_key(subject: models.Model) -> dict[str, str]:
    """The two columns that name a row, to store or to filter by."""
    return {"subject_type": subject._meta.label_lower, "subject_id": str(subject.pk)}


def point_at(row: Any, subject: models.Model | None) -> None:
    """Make an unsaved row be about `subject`; without one it stays as it is."""
    if subject is not None:
        row.subject_type, row.subject_id = subject_key(subject).values()


def subject_of(row: Any) -> Any:
    """The row that `row` is about, whoever may see it; None where it is about nothing, or that is gone."""
    if not row.subject_type:
        return None
    return apps.get_model(row.subject_type)._base_manager.filter(pk=row.subject_id).first()


def subject_url(subject: models.Model | None, reader: Any) -> str:
    """Where the thing itself is shown; empty where it has no page, is gone or out of the reader's reach."""
    visible_to = getattr(type(subject)._default_manager, "visible_to", None) if subject else None
    if subject is None or visible_to is None or not hasattr(subject, "get_absolute_url"):
        return ""
    return str(subject.get_absolute_url()) if visible_to(reader).filter(pk=subject.pk).exists() else ""


def subject_is_whole(name: str) -> models.CheckConstraint:
    """A row names both kind and key of what it is about, or neither."""
    whole = Q(subject_type="", subject_id="") | (~Q(subject_type="") & ~Q(subject_id=""))
    return models.CheckConstraint(condition=whole, name=name)
