"""A crowd at the ballot box, and everything that the database keeps of it. The long trials use it too.

`gather` sets a ballot up, `cast_at_once` has many vote at the same moment, `kept` is what somebody who holds the
database and its keys could read: two crowds whose voters have exchanged their choices must look the same.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, models

from jinguo.base.vault.fields import BlindIndexField, EncryptedTextField
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.services import begin, cast, name_participants, name_subjects, open_panel
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

# What differs between two runs by itself: drawn keys, the machine's clock, and the hashes that are made of both.
DRAWN = {"mac", "previous", "seal", "sealed_changes", "password", "seal_id", "code_index", "file_sha256"}
Choices = Mapping[Staff, Mapping[int, list[int] | None]]


def gather(voters: int, subjects: int = 1, *, unit: Unit | None = None) -> tuple[Panel, list[Staff]]:
    """An open ballot on departments with so many voters, each of the same organ."""
    department = DepartmentFactory() if unit is None else unit
    crowd = [staff_in(department) for _ in range(voters)]
    last_day = date(2099, 12, 31)
    panel = begin("ballot", "民主测评", unit=department.parent, last_day=last_day, by=None, scheme="grades")
    name_subjects(panel, by=None, seen=panel.version, names=[f"部室{n}" for n in range(1, subjects + 1)])
    name_participants(panel, dict.fromkeys(crowd, ""), by=None, seen=panel.version)
    return open_panel(panel, by=None), crowd


def cast_at_once(panel: Panel, choices: Choices, *, clicks: int = 1) -> list[str]:
    """Have everybody vote at the same time, each so many times; what was refused, in words.

    Needs a test whose database other threads can see.
    """
    ballots = [(voter, chosen) for voter, chosen in choices.items() for _ in range(clicks)]
    with ThreadPoolExecutor(len(ballots)) as pool:
        return [said for said in pool.map(lambda one: _try(panel.pk, *one), ballots) if said]


def kept() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours with its sealed columns opened, in the order in which the database has them."""
    return {model._meta.label_lower: [*_rows(model)] for model in _models()}


def _try(pk: int, voter: Staff, chosen: Mapping[int, list[int] | None]) -> str:
    try:
        cast(Panel.objects.get(pk=pk), chosen, by=voter)
    except Exception as problem:
        return str(problem)
    finally:
        connection.close()
    return ""


def _models() -> Iterator[type[models.Model]]:
    """The models of every table that there is, of libraries too."""
    tables = set(connection.introspection.table_names())
    yield from (one for one in apps.get_models(include_auto_created=True) if one._meta.db_table in tables)


def _rows(model: type[models.Model]) -> Iterator[tuple[Any, ...]]:
    fields = [one for one in model._meta.concrete_fields if _is_told(one)]
    for row in model._base_manager.order_by("pk"):
        yield tuple(getattr(row, one.attname) for one in fields)


def _is_told(field: Any) -> bool:
    """Whether a column says something: sealed ones do to who has the key; clocks and drawn numbers do not."""
    if field.name in DRAWN or isinstance(field, BlindIndexField | models.UUIDField):
        return False
    return isinstance(field, EncryptedTextField) or not isinstance(field, models.DateTimeField | models.BinaryField)
