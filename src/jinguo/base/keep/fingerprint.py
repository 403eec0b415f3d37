"""One hash over everything an office has entered: equal for equal books, whatever keys, ids and clocks made them."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import DateTimeField, Field, Model, UUIDField
from django.utils import timezone

from jinguo.base.keep.rows import Digest, line, plain
from jinguo.base.vault.fields import BlindIndexField, EncryptedTextField

# Apps whose rows say how and when the machine worked, not what was done.
NOT_BUSINESS = {"vault", "audit", "jobs", "web", "keep"}
OF_EVERY_ACCOUNT = {"password", "last_login"}
BATCH = 2000


def fingerprint() -> str:
    """The hash of all business tables.

    Left out is what two equal years differ in: drawn identifiers, blind indexes, the password and last log-in of an
    account, the time of day of an act (its date counts), and the columns a model names in `machine_made` because the
    machine draws or stamps them. Sealed columns count opened.
    """
    whole = hashlib.sha256()
    for name, digest in sorted(by_table().items()):
        whole.update(line([name, digest]))
    return whole.hexdigest()


def by_table() -> dict[str, dict[str, Any]]:
    """Number of rows and hash of each business table, to find where two fingerprints part."""
    return {model._meta.db_table: _digest(model) for model in business_models()}


def business_models() -> Iterator[type[Model]]:
    """The models that hold what was entered or decided."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("jinguo.") and model._meta.app_label not in NOT_BUSINESS:
            yield model


def _digest(model: type[Model]) -> dict[str, Any]:
    digest = Digest()
    fields = [field for field in model._meta.concrete_fields if _counts(model, field)]
    for row in model._base_manager.iterator(BATCH):
        digest.add(line([_value(row, field) for field in fields]))
    return digest.as_dict()


def _counts(model: type[Model], field: Field[Any, Any]) -> bool:
    drawn = isinstance(field, (UUIDField, BlindIndexField)) or field.name in OF_EVERY_ACCOUNT
    return not drawn and field.name not in getattr(model, "machine_made", ())


def _value(row: Model, field: Field[Any, Any]) -> Any:
    value = getattr(row, field.attname)
    if isinstance(field, DateTimeField) and value is not None:
        return timezone.localdate(value).isoformat()
    return value if isinstance(field, EncryptedTextField) else plain(value)
