"""Several colleagues, written by name or number."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import colleague

PARTED = re.compile(r"[、，,；;\s]+")
MOST = 200


class PeopleField(forms.CharField):
    """Colleagues within the reach of `actor`, each once; the form that has the field sets `actor`.

    Complaints of several names come together, so that they are mended in one go.
    """

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 4000, **kwargs})
        self.actor: Staff | None = None

    def clean(self, value: Any) -> list[Staff]:
        """The colleagues in the order written. Raises ValidationError for unknown names and namesakes."""
        names = [name for name in PARTED.split(super().clean(value)) if name]
        if len(names) > MOST:
            raise ValidationError(f"一次最多写 {MOST} 人，请改选部室。")
        found, complaints = [], []
        for name in dict.fromkeys(names):
            try:
                found.append(colleague(self.actor, name) if self.actor else None)
            except ValidationError as complaint:
                complaints.extend(complaint.messages)
        if complaints:
            raise ValidationError(complaints)
        return [person for person in dict.fromkeys(found) if person]
