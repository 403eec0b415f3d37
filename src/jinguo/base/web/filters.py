"""Conditions above a list: django-filter with our words and widgets."""

from typing import Any

import django_filters
from django import forms

from jinguo.base.web import words

ONE_OF_MANY = (django_filters.ChoiceFilter, django_filters.ModelChoiceFilter)
SHOWN = 4  # further conditions stand behind 更多


class Conditions(django_filters.FilterSet):
    """A list's conditions. Each is one name in the address; a range is two conditions (`day_from`, `day_to`).

    Every condition needs a Chinese `label`: it is the field's spoken name and the first choice of a list.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for condition in self.filters.values():
            if isinstance(condition, ONE_OF_MANY):
                condition.extra["empty_label"] = condition.label
            _name(condition)

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """The conditions shown at once."""
        return list(self.form)[:SHOWN]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """The conditions behind 更多."""
        return list(self.form)[SHOWN:]

    def in_force(self) -> list[tuple[str, str]]:
        """What narrows the list now: the name in the address and the words of its chip."""
        chosen = ((name, self.form.cleaned_data.get(name)) for name in self.filters)
        return [(name, f"{self.form.fields[name].label}：{self._said(name, value)}") for name, value in chosen if value]

    def _said(self, name: str, value: Any) -> str:
        """A chosen value in words."""
        if hasattr(value, "month"):
            return words.day(value)
        choices = getattr(self.form.fields[name], "choices", ())
        labels = {str(code): str(label) for code, label in choices}
        return labels.get(str(value), str(value))


def _name(condition: django_filters.Filter) -> None:
    """Say a condition's label inside its control and to screen readers, since it has no label of its own."""
    widget = condition.field.widget
    widget.attrs.setdefault("aria-label", condition.label)
    if isinstance(widget, forms.TextInput):
        widget.attrs.setdefault("placeholder", condition.label)
        widget.attrs.setdefault("size", 2 * len(condition.label or "") + 2)  # wide enough to be read whole
