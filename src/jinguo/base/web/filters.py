"""Conditions above a list: django-filter with our words and widgets."""

from typing import Any

import django_filters
from django import forms

from jinguo.base.web import words

SHOWN = 4  # further conditions stand behind 更多


class Conditions(django_filters.FilterSet):
    """A list's conditions. Each is one name in the address; a range is two conditions (`day_from`, `day_to`).

    Every condition needs a Chinese `label`: it is the field's spoken name and the first choice of a list.
    """

    @property
    def form(self) -> forms.Form:
        """The form, with each field named to screen readers and to the eye."""
        drawn = super().form
        for field in drawn.fields.values():
            _name(field)
        return drawn

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


def _name(field: forms.Field) -> None:
    """Say a field's label inside it and to screen readers, since conditions have no label of their own."""
    field.widget.attrs.setdefault("aria-label", field.label)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
        field.empty_label = field.label
    elif isinstance(field.widget, forms.TextInput):
        field.widget.attrs.setdefault("placeholder", field.label)
