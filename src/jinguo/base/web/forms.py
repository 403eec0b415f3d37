"""Form fields as the look wants them. Field, label, hint and error are drawn by templates/django/forms.

A form may say `units = {"amount": "元"}` (written behind the field) and `wide = {"purpose"}` (takes both columns).
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError

Row = TypeVar("Row")


class DayInput(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")  # what the browser sends and wants


class DayField(forms.DateField):
    """A day with its picker."""

    widget = DayInput


def given(form: forms.BaseForm) -> dict[str, Any]:
    """What a form of a page with several of them says.

    Raises ValidationError with the sentences that its fields would show: nobody draws the page again for it.
    """
    if not form.is_valid():
        raise ValidationError(dict(form.errors.as_data()))
    return form.cleaned_data


def carried_out(form: forms.BaseForm, act: Callable[[], Row]) -> Row | None:
    """What an act comes to that a posted form asks for; None where the form is to be drawn, with what was wrong.

    What a service complains about (ValidationError) stands then at the form's fields.
    """
    if not form.is_valid():  # nor is one that is only looked at
        return None
    try:
        return act()
    except ValidationError as problem:
        take_errors(form, problem)
        return None


def take_errors(form: forms.BaseForm, problem: ValidationError, field_of: Callable[[str], str] = str) -> None:
    """Put what a service complained about at its fields; what concerns none of them stands above the form.

    `field_of` tells the form's field of a service's, where their names differ.
    """
    complaints = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
    for name, messages in complaints.items():
        field = field_of(name)
        form.add_error(field if field in form.fields else None, messages)
