"""What the columns of many rows say against their values: `clean_fields`, each equal value of a column asked once."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from jinguo.base.bulk import PLAIN


class Cleaner:
    """Asks the rows of one model, one after the other, about all columns but those of `exclude` (names).

    It lives as long as the set: an answer is remembered by column and value. Columns of a kind of our own, which may
    look at the row, are asked every time.
    """

    def __init__(self, model: type[models.Model], exclude: Collection[str] = ()) -> None:
        self.columns = [_Column(field) for field in model._meta.fields if field.name not in exclude]

    def clean(self, row: models.Model) -> None:
        """Put the cleaned values into the row. Raises ValidationError by column, as `Model.clean_fields` does."""
        found = {one.name: problem.error_list for one in self.columns if (problem := one.problem(row))}
        if found:
            raise ValidationError(found)


class _Column:
    """One column and what it has said of values."""

    def __init__(self, field: Any) -> None:
        self.field, self.name, self.attname = field, field.name, field.attname
        self.plain = PLAIN.get(type(field))
        self.known: dict[Any, ValidationError | None] = {}

    def problem(self, row: models.Model) -> ValidationError | None:
        """What is wrong with the row's value, if anything; a sound one stands cleaned in the row."""
        value = getattr(row, self.attname)
        if self.plain is None or type(value) is not self.plain:
            return self._asked(value, row)
        if value not in self.known:  # of its column's own type a value stays what it is
            self.known[value] = self._asked(value, row)
        return self.known[value]

    def _asked(self, value: Any, row: models.Model) -> ValidationError | None:
        if self.field.generated or (self.field.blank and value in self.field.empty_values):
            return None
        try:
            setattr(row, self.attname, self.field.clean(value, row))
        except ValidationError as problem:
            return problem
        return None
