"""How a record stood right after its import: a keyed hash over its columns shows later whether it was changed."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db import models

from jinguo.base import vault

Key = tuple[str, str]  # model label and primary key, both as text


def fetched(keys: Iterable[Key]) -> dict[Key, models.Model]:
    """The records as the database has them now; absent ones are left out."""
    by_model: dict[str, set[str]] = defaultdict(set)
    for label, pk in keys:
        by_model[label].add(pk)
    found = {}
    for label, pks in by_model.items():
        rows = apps.get_model(label)._base_manager.filter(pk__in=pks)
        found.update({(label, str(row.pk)): row for row in rows.iterator()})
    return found


def key_of(obj: models.Model) -> Key:
    """What a record is known by."""
    return obj._meta.label_lower, str(obj.pk)


def stamp(obj: models.Model) -> str:
    """The keyed hash of a fetched record."""
    return vault.stamp(_message(obj), purpose="index")


def stands_as_stamped(obj: models.Model, given: str) -> bool:
    """Whether a fetched record is still as stamped; no, too, when the key of the stamp is gone after a rotation."""
    return vault.stamp_holds(given, _message(obj), purpose="index")


def _message(obj: models.Model) -> bytes:
    values = [(field.attname, repr(getattr(obj, field.attname))) for field in obj._meta.concrete_fields]
    return repr(values).encode()
