"""Columns that are sealed at rest: `SealedModel`, `EncryptedTextField`, `BlindIndexField`.

A value is bound to table, column and the row's `seal_id`: moved to another row or column it does not open. Renaming
such a table or column therefore takes a data migration that reads under the old name and writes under the new.
"""

import unicodedata
import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core import checks
from django.db import models
from django.db.models.lookups import In
from django.db.models.query_utils import DeferredAttribute

from jinguo.base.vault import envelope

MASK = "●●●"
INDEX_LENGTH = 64


class SealedText:
    """A value as the database holds it; whoever prints or exports it unopened sees only dots."""

    __slots__ = ("envelope", "opened")

    def __init__(self, envelope: bytes) -> None:
        self.envelope = envelope
        self.opened: str | None = None

    def __repr__(self) -> str:
        return MASK


class SealedModel(models.Model):
    """A row with sealed columns. `seal_id` is what they are bound to; a copied row needs a new one and its values."""

    seal_id = models.UUIDField("加密标识", default=uuid.uuid4, editable=False, unique=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; an index is written with its source even when only the source was asked for."""
        names = kwargs.get("update_fields")
        if names:
            followers = (field.name for field in index_fields(type(self)) if field.source in names)
            kwargs["update_fields"] = {*names, *followers}
        super().save(*args, **kwargs)


class SealedAttribute(DeferredAttribute):
    """Opens the value when it is asked for, once, and not when the row is fetched."""

    field: "EncryptedTextField"

    def __get__(self, instance: models.Model | None, cls: type | None = None) -> Any:
        value = super().__get__(instance, cls)
        if not isinstance(value, SealedText) or instance is None:
            return value
        if value.opened is None:
            value.opened = self.field.open(instance, value)
        return value.opened

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):
    """Text that is sealed at rest. With `max_length` its form field is one line, else several.

    It cannot be searched, sorted, or set by `QuerySet.update`; only `isnull` is asked of the database. Empty text is
    stored empty, for that a value is missing is no secret.
    """

    descriptor_class = SealedAttribute

    def get_internal_type(self) -> str:
        """Envelopes are bytes."""
        return "BinaryField"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """A sealed column without a `seal_id` beside it could not be bound to its row."""
        if issubclass(self.model, SealedModel) or not self.model._meta.managed:
            return super().check(**kwargs)
        return [*super().check(**kwargs), checks.Error("an EncryptedTextField stands in a SealedModel", obj=self)]

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull`: no other question can be answered on ciphertext."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def bound(self, row: models.Model) -> str:
        """What the value of this column in `row` is sealed with."""
        return f"{self.model._meta.db_table}.{self.column}:{row.seal_id}"  # type: ignore[attr-defined]

    def seal(self, row: models.Model, plain: str) -> SealedText:
        """The text, sealed for this row under the current key."""
        sealed = SealedText(envelope.seal(plain.encode(), purpose="field", bound=self.bound(row)))
        sealed.opened = plain
        return sealed

    def open(self, row: models.Model, sealed: SealedText) -> str:
        """The text that was sealed for this row."""
        return envelope.open(sealed.envelope, purpose="field", bound=self.bound(row)).decode()

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Seal what was set; what was only fetched goes back as it came, or is sealed anew into a new row."""
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, SealedText) and not add:
            return value
        plain = getattr(model_instance, self.attname)
        if not plain:
            return plain
        sealed = self.seal(model_instance, str(plain))
        setattr(model_instance, self.attname, sealed)
        return sealed

    def from_db_value(self, value: Any, *_: Any) -> SealedText | str | None:
        """Keep the envelope closed."""
        if value is None:
            return None
        return SealedText(bytes(value)) if value else ""

    def get_prep_value(self, value: Any) -> bytes | None:
        """Let envelopes and emptiness pass; plain text would be stored unbound and readable."""
        if isinstance(value, SealedText):
            return value.envelope
        if value is None:
            return None
        if value in ("", b""):
            return b""
        raise TypeError(f"{self} is sealed row by row: set it on the object and save the object")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Hand bytes to the driver in its own type."""
        value = value if prepared else self.get_prep_value(value)
        return None if value is None else connection.Database.Binary(value)

    def value_to_string(self, obj: models.Model) -> str:
        """Serialised rows show dots; a backup is made from the database, not from here."""
        return MASK if self.value_from_object(obj) else ""

    def formfield(self, **kwargs: Any) -> Any:
        """One line where the length is bounded, else a text area."""
        widget = forms.TextInput if self.max_length else forms.Textarea
        return super().formfield(**{"widget": widget, **kwargs})


def tight(value: str) -> str:
    """The usual normal form of numbers and codes: full-width to half-width, no blanks, upper case.

    >>> tight(" ３５０５82 19900101 002x")
    '35058219900101002X'
    """
    return "".join(unicodedata.normalize("NFKC", value).split()).upper()


class BlindIndexField(models.CharField):
    """The keyed index of a sealed column, so that an exact value can be found: `filter(phone_index__matching=…)`.

    It fills itself from `source` after `normalise`; an empty source has no index (NULL), so `unique=True` allows many
    rows without a value. Values of two tables cannot be matched.
    """

    def __init__(self, *args: Any, source: str, normalise: Callable[[str], str] = tight, **kwargs: Any) -> None:
        self.source = source
        self.normalise = normalise
        fixed = {"max_length": INDEX_LENGTH, "null": True, "default": None, "editable": False}
        super().__init__(*args, **{"db_index": not kwargs.get("unique"), **kwargs, **fixed})

    def deconstruct(self) -> Any:
        """Migrations know the source and how it is normalised; the rest is fixed."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "null", "default", "editable", "db_index"):
            kwargs.pop(fixed, None)
        kwargs["source"] = self.source
        if self.normalise is not tight:
            kwargs["normalise"] = self.normalise
        return name, path, args, kwargs

    def indexes(self, value: str | None) -> list[str]:
        """What may stand in this column for `value`, the current key's index first; none for an empty value."""
        normal = self.normalise(value or "")
        return envelope.blind_indexes(normal, f"{self.model._meta.db_table}.{self.column}") if normal else []

    def index_of(self, row: models.Model) -> str | None:
        """What should stand in this column of `row`."""
        return next(iter(self.indexes(getattr(row, self.source))), None)

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:  # noqa: ARG002
        """Follow the source."""
        index = self.index_of(model_instance)
        setattr(model_instance, self.attname, index)
        return index


@BlindIndexField.register_lookup
class Matching(In):
    """`phone_index__matching="138…"`: rows whose source equals the value, under whichever key they are indexed."""

    lookup_name = "matching"

    def __init__(self, lhs: Any, rhs: str) -> None:
        super().__init__(lhs, lhs.output_field.indexes(rhs))


def sealed_fields(model: type[models.Model]) -> list[EncryptedTextField]:
    """The sealed columns of a model's own table."""
    return [field for field in model._meta.local_concrete_fields if isinstance(field, EncryptedTextField)]


def index_fields(model: type[models.Model]) -> list[BlindIndexField]:
    """The blind indexes of a model, inherited ones included."""
    return [field for field in model._meta.concrete_fields if isinstance(field, BlindIndexField)]
