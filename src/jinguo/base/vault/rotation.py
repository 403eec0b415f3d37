"""Put every sealed value under a new key, in batches, safe to be killed at any moment and run again.

The ring first gains the new key and is marked as rotating; only when nothing is left under an older key is the mark
taken off. Audit rows are never rewritten: they stay readable through the old keys, which stay on the ring.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction

from jinguo.base.vault import envelope, keys
from jinguo.base.vault.fields import EncryptedTextField, SealedModel, SealedText, index_fields, sealed_fields
from jinguo.base.vault.models import remember_keys

BATCH = 500

# What is sealed outside the columns (stored files) adds here a function that re-seals it and yields after each piece.
ELSEWHERE: list[Callable[[], Iterator[int]]] = []


def rotate(suite: str = "") -> Iterator[int]:
    """Begin a rotation, or go on with the one that was cut short; yields how many values each step re-sealed."""
    keys.begin_rotation(suite)
    remember_keys()
    for model in sealed_models():
        yield from _rotate_table(model)
    for others in ELSEWHERE:
        yield from others()
    keys.end_rotation()


def sealed_models() -> list[type[models.Model]]:
    """The models whose own table has sealed columns or indexes of them."""
    return [model for model in apps.get_models() if issubclass(model, SealedModel) and not model._meta.proxy]


def _rotate_table(model: type[models.Model]) -> Iterator[int]:
    last: Any = None
    while True:
        with transaction.atomic():
            batch = model._base_manager.select_for_update().order_by("pk")
            rows = list(batch.filter(pk__gt=last)[:BATCH] if last is not None else batch[:BATCH])
            resealed = sum(_rotate_row(row) for row in rows)
        if not rows:
            return
        last = rows[-1].pk
        yield resealed


def _rotate_row(row: models.Model) -> int:
    stale: dict[str, Any] = {
        field.attname: field.seal(row, getattr(row, field.attname))
        for field in sealed_fields(type(row))
        if _is_stale(row, field)
    }
    count = len(stale)
    for index in index_fields(type(row)):
        if getattr(row, index.attname) != index.index_of(row):
            stale[index.attname] = index.index_of(row)
    if stale:
        type(row)._base_manager.filter(pk=row.pk).update(**stale)
    return count


def _is_stale(row: models.Model, field: EncryptedTextField) -> bool:
    value = row.__dict__[field.attname]
    return isinstance(value, SealedText) and envelope.key_id(value.envelope) != keys.ring().current.id
