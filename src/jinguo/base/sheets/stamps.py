"""How a record stood right after its import: a keyed hash over its columns shows later whether it was changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import QuerySet
from django.db.models.query_utils import DeferredAttribute

from jinguo.base import vault

Key = tuple[str, str]  # model label and primary key, both as text
FETCHED = 2000  # records asked of the database at once
PLAIN = frozenset({DeferredAttribute, ForeignKeyDeferredAttribute})  # a column whose value is what was fetched


def fetched(keys: Iterable[Key]) -> dict[Key, models.Model]:
    """The records as the database has them now; absent ones are left out."""
    found = {}
    for label, pks in _by_model(keys).items():
        for part in _parts(pks):
            rows = apps.get_model(label)._base_manager.filter(pk__in=part)
            found.update({(label, str(row.pk)): row for row in rows.iterator()})
    return found


def key_of(obj: models.Model) -> Key:
    """What a record is known by."""
    return obj._meta.label_lower, str(obj.pk)


def stamps_of(keys: Iterable[Key]) -> dict[Key, str]:
    """The keyed hash of each record as the database has it now; absent ones are left out."""
    found = {}
    for label, pks in _by_model(keys).items():
        model = apps.get_model(label)
        for part in _parts(pks):
            rows = model._base_manager.filter(pk__in=part)
            found.update({(label, str(pk)): vault.stamp(said, purpose="index") for pk, said in _messages(model, rows)})
    return found


def stands_as_stamped(obj: models.Model, given: str) -> bool:
    """Whether a fetched record is still as stamped; no, too, when the key of the stamp is gone after a rotation."""
    return vault.stamp_holds(given, _message(obj), purpose="index")


def _by_model(keys: Iterable[Key]) -> dict[str, list[str]]:
    by_model: dict[str, dict[str, None]] = defaultdict(dict)
    for label, pk in keys:
        by_model[label][pk] = None
    return {label: list(pks) for label, pks in by_model.items()}


def _parts(pks: list[str]) -> Iterator[list[str]]:
    return (pks[at : at + FETCHED] for at in range(0, len(pks), FETCHED))


def _messages(model: type[models.Model], rows: QuerySet) -> Iterator[tuple[Any, bytes]]:
    """Each record's key and message; where every column is plain, without making objects of them."""
    names = [field.attname for field in model._meta.concrete_fields]
    if not all(type(vars(_owner(model, name))[name]) in PLAIN for name in names):
        yield from ((row.pk, _message(row)) for row in rows.iterator())
        return
    for pk, *values in rows.values_list("pk", *names).iterator():
        yield pk, _said(names, values)


def _owner(model: type[models.Model], name: str) -> type:
    return next(each for each in model.__mro__ if name in vars(each))


def _message(obj: models.Model) -> bytes:
    names = [field.attname for field in obj._meta.concrete_fields]
    return _said(names, [getattr(obj, name) for name in names])


def _said(names: Iterable[str], values: Iterable[Any]) -> bytes:
    return repr([(name, repr(value)) for name, value in zip(names, values, strict=True)]).encode()
