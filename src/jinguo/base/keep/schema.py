"""The tables as the database has them now, which before a migration is not as the code has them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model

from jinguo.base.keep.founding import found, is_empty

Node = tuple[str, str]
FLEETING = {"sessions.session"}  # who was logged in is no fact to keep, and a restored cookie must not open anything


def applied() -> list[Node]:
    """The migrations this database has, as (app, name)."""
    loader = MigrationLoader(connection)
    return sorted(node for node in loader.applied_migrations if node in loader.graph.nodes)


def pending() -> list[Node]:
    """The migrations that the code has and this database lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def unknown(nodes: Sequence[Node]) -> list[Node]:
    """Those of `nodes` that this version of the software does not have."""
    disk = MigrationLoader(None).disk_migrations
    return [node for node in nodes if node not in disk]


def migrate_to(nodes: Sequence[Node]) -> None:
    """Bring an empty database exactly to `nodes`; to all that the code has it comes at once."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    known = set(nodes) & graph.nodes.keys()
    if known == graph.nodes.keys() and is_empty(connection):
        found(connection)
        return
    # Only the last of each branch is a target: asked for an earlier one, Django would go back to it.
    executor.migrate(
        sorted(node for node in known if not known & {child.key for child in graph.node_map[node].children})
    )


def models_at(nodes: Sequence[Node]) -> list[type[Model]]:
    """Every table that stood after `nodes`, in the order of their names; fleeting ones left out."""
    loader = MigrationLoader(connection)
    known = [node for node in nodes if node in loader.graph.nodes]
    found = loader.project_state(known).apps.get_models(include_auto_created=True)
    kept = (model for model in found if _is_kept(model._meta))
    return sorted(kept, key=lambda model: model._meta.db_table)


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns that are written, not computed by the database."""
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def _is_kept(options: Any) -> bool:
    return options.managed and not options.proxy and options.label_lower not in FLEETING


@contextmanager
def one_moment() -> Iterator[None]:
    """Read all tables as they stood at one moment, while others go on writing.

    SQLite: a deferred transaction on the write-ahead log, which takes no lock (Django's own would). PostgreSQL:
    repeatable read. Not inside another transaction.
    """
    begin = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
    _execute(begin[connection.vendor])
    try:
        yield
    finally:
        _execute("ROLLBACK")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
