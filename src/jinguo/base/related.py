"""Rows that many others name, fetched once and shared: a thousand targets of forty goals hold forty goals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from django.db import models
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=models.Model)


def read(rows: models.QuerySet[Row], *unread: str) -> list[Row]:
    """The rows of a queryset, made at once out of what was fetched, where thousands are read and none is written.

    A row is made without signals and without its `__init__`; what is `unread` is fetched when somebody asks for it.
    """
    names = [field.attname for field in rows.model._meta.concrete_fields if field.name not in unread]
    return [_made(rows.model, rows.db, dict(zip(names, values, strict=True))) for values in rows.values_list(*names)]


def link(rows: Iterable[models.Model], *names: str, known: Sequence[models.Model] = ()) -> list[Any]:
    """Fill the named foreign keys of rows of one model, one query each; returns the rows that the last one named.

    Unlike `select_related` equal keys give one object, unlike `prefetch_related` the statement stays short. Rows that
    are `known` already are not fetched again.
    """
    held, found = list(rows), list[Any]()
    for name in names:
        found = _filled(held, name, known)
    return found


def hold(parents: Sequence[models.Model], name: str, rows: Iterable[models.Model]) -> None:
    """Give rows that stand above others those that name them, in their order, as a prefetch of `name` does."""
    if not parents:
        return
    field: Any = parents[0]._meta.get_field(name).field  # type: ignore[union-attr]
    held: dict[Any, list[models.Model]] = defaultdict(list)
    for row in rows:
        held[vars(row)[field.attname]].append(row)
    for parent in parents:
        found = getattr(parent, name).all()
        found._result_cache, found._prefetch_done = held[parent.pk], True
        vars(parent).setdefault("_prefetched_objects_cache", {})[name] = found
        for row in held[parent.pk]:
            row._state.fields_cache[field.cache_name] = parent


def _filled(rows: Sequence[models.Model], name: str, known: Sequence[models.Model]) -> list[Any]:
    if not rows:
        return []
    field: Any = rows[0]._meta.get_field(name)
    held = [vars(row)[field.attname] for row in rows]
    keys = set(held) - {None}
    found = {one.pk: one for one in known if isinstance(one, field.related_model) and one.pk in keys}
    if unknown := keys - found.keys():
        found |= {one.pk: one for one in field.related_model._base_manager.filter(pk__in=unknown)}
    for row, key in zip(rows, held, strict=True):
        row._state.fields_cache[field.cache_name] = found.get(key)  # as a prefetch does: nothing is assigned
    return list(found.values())


def _made(model: type[Row], database: str, facts: dict[str, Any]) -> Row:
    row: Any = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, database
    vars(row).update(facts, _state=state)
    return cast(Row, row)
