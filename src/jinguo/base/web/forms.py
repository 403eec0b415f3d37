"""Form fields as the look wants them. Field, label, hint and error are drawn by templates/django/forms.

A form may say `units = {"amount": "元"}` (written behind the field) and `wide = {"purpose"}` (takes both columns).
"""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")  # what the browser sends and wants


class DayField(forms.DateField):
    """A day with its picker."""

    widget = DayInput
