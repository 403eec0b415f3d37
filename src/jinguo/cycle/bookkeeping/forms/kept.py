"""The form of a row that a ledger is kept by, read off its model."""

from typing import Any

from django import forms
from django.db import models

from jinguo.base.web.forms import DayField
from jinguo.org.structure.models import Staff

HIDDEN = frozenset({"id", "unit"})  # a row belongs to the department of whoever sets it up


def columns_of(model: type[models.Model]) -> list[models.Field]:
    """The columns that are filled in, in their order."""
    return [field for field in model._meta.fields if field.editable and field.name not in HIDDEN]


def kept_form(model: type[models.Model], reader: Staff, data: Any = None, row: models.Model | None = None) -> Any:
    """The form of a new row, or of `row`; what it may lead to is what the reader may look up."""
    names = [field.name for field in columns_of(model)]
    form = forms.modelform_factory(model, fields=names, formfield_callback=_field)(data, instance=row)
    for name, field in form.fields.items():
        if isinstance(field, forms.ModelChoiceField):
            leads_to: Any = model._meta.get_field(name).related_model
            field.queryset = leads_to.objects.visible_to(reader)
    return form


def _field(column: models.Field, **rest: Any) -> forms.Field | None:
    rest = {**rest, "form_class": DayField} if isinstance(column, models.DateField) else rest
    field = column.formfield(**rest)
    if field is not None:
        field.error_messages["required"] = f"{column.verbose_name}没有填，请补上"
    return field
