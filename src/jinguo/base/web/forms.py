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


def needed(label: str) -> dict[str, str]:
    """What a field says that was left empty."""
    return {"required": f"{label}没有填，请补上"}


def words_field(
    label: str, *, most: int, least: int = 0, rows: int = 3, required: bool = True, hint: str = ""
) -> forms.CharField:
    """A text of one's own words; `most` is the length that its row holds."""
    told = {**needed(label), "min_length": f"{label}太短，请写清楚（不少于 {least} 个字）"}
    return forms.CharField(
        label=label,
        max_length=most,
        min_length=least or None,
        required=required,
        widget=forms.Textarea({"rows": rows}),
        help_text=hint,
        error_messages=told,
    )


class ReasonForm(forms.Form):
    """Why, in words, under the name that the act gives it; the rest as in `words_field`."""

    def __init__(self, *args: Any, label: str = "理由", most: int = 300, **rest: Any) -> None:
        about = {name: rest.pop(name) for name in ("least", "rows", "required", "hint") if name in rest}
        super().__init__(*args, **rest)
        self.fields["reason"] = words_field(label, most=most, **about)


class SeenReasonForm(ReasonForm):
    """The same of the version of a row that was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


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
