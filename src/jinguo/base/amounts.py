"""Exact amounts: integers in the database, decimals in Python.

SQLite adds decimals in floating point, so money is stored as whole fen and points as whole thousandths; sums are
then exact in both databases. 万元 exists only on screen and paper (`rules.wording`).
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Combinable

NO_NUMBER = "只填数字，如 50000 或 50000.5"
LARGEST = 10**12


class ScaledField(models.BigIntegerField):
    """A decimal with a fixed number of places, stored as an integer; `Sum` over it is a decimal again."""

    # What the type checker is told a row takes and gives.
    _pyi_private_set_type: Decimal | int | str | Combinable  # type: ignore[assignment]
    _pyi_private_get_type: Decimal  # type: ignore[assignment]

    places = 0

    @property
    def _scale(self) -> int:
        return 10**self.places

    def from_db_value(self, value: Any, _expression: Any, _connection: BaseDatabaseWrapper) -> Decimal | None:
        """The stored integer (or a sum of such) as a decimal."""
        return None if value is None else Decimal(int(value)).scaleb(-self.places)

    def to_python(self, value: Any) -> Decimal | None:
        """What a form, a sheet or code gives, as an exact decimal; floats are not taken."""
        if value is None:
            return None
        if isinstance(value, float):
            raise ValidationError("金额要用十进制数，不用浮点数")
        try:
            exact = Decimal(value)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise ValidationError(NO_NUMBER) from error
        if not exact.is_finite():
            raise ValidationError(NO_NUMBER)
        return exact

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse at the field what could not be stored: too many places, or more than any office counts."""
        super().validate(value, model_instance)
        if value is not None and abs(value) > LARGEST:
            raise ValidationError("数字太大，最多 1 万亿，请核对")
        self.get_prep_value(value)

    def get_prep_value(self, value: Any) -> int | None:
        """The integer to store; refuses more decimal places than the field keeps."""
        exact = self.to_python(value)
        if exact is None:
            return None
        whole = exact.scaleb(self.places)
        if whole != whole.to_integral_value():
            raise ValidationError(f"最多 {self.places} 位小数")
        return int(whole)

    def formfield(self, **kwargs: Any) -> Any:
        """A decimal field with the right number of places."""
        defaults = {"form_class": forms.DecimalField, "decimal_places": self.places, "max_digits": 15}
        return models.Field.formfield(self, **{**defaults, **kwargs})

    def value_to_string(self, obj: models.Model) -> str:
        """For a dump."""
        return str(self.value_from_object(obj))


class YuanField(ScaledField):
    """Money in yuan, exact to the fen."""

    places = 2


class QuantityField(ScaledField):
    """A quantity in its own unit of measure (points, yuan, trees), exact to a thousandth, without idle zeros."""

    places = 3

    def from_db_value(self, value: Any, _expression: Any, _connection: BaseDatabaseWrapper) -> Decimal | None:
        """40 rather than 40.000."""
        if value is None:
            return None
        whole, rest = divmod(int(value), self._scale)
        return Decimal(int(value)).scaleb(-self.places).normalize() if rest else Decimal(whole)
