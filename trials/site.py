"""The ground a trial stands on: copies of the database to spoil, and processes to kill."""

import os
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import override_settings

FOLDERS = ("KEY", "FILES", "BACKUP", "OUT", "SNAPSHOTS")


@contextmanager
def copied() -> Iterator[None]:
    """Work on a copy of the present database; what it holds stays as it is."""
    original = str(connection.settings_dict["NAME"])
    copy = f"{original}_copy"
    connection.close()
    _drop(copy)
    _copy(original, copy)
    connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        _leave(copy, original)


@contextmanager
def empty_machine(home: Path) -> Iterator[None]:
    """Stand on another machine: a data directory that is not there yet, and a database without a table."""
    original = str(connection.settings_dict["NAME"])
    empty = str(home / "db.sqlite3") if connection.vendor == "sqlite" else f"{original}_empty"
    connection.close()
    _drop(empty)
    if connection.vendor == "postgresql":
        _administer(f'CREATE DATABASE "{empty}"')
    connection.settings_dict["NAME"] = empty
    folders = {f"{name}_DIR": home / name.lower() for name in FOLDERS}
    try:
        with override_settings(DATA_DIR=home, **folders):
            yield
    finally:
        _leave(empty, original)


def address() -> str:
    """The present database as another process is told of it."""
    name = str(connection.settings_dict["NAME"])
    return f"sqlite:///{name}" if connection.vendor == "sqlite" else named(os.environ["DATABASE_URL"], name)


def named(url: str, name: str) -> str:
    """The address of another database on the same server."""
    return f"{url.rpartition('/')[0]}/{name}"


def environment() -> dict[str, str]:
    """What a child process needs to work on the same installation and database."""
    return os.environ | {"JINGUO_DATA_DIR": str(settings.DATA_DIR), "DATABASE_URL": address()}


def forked(work: Callable[[], None]) -> int:
    """Begin `work` in a process of its own, with a database connection of its own; the process's id."""
    connection.close()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:  # the child must never come back into the parent's code
        traceback.print_exc()
    os._exit(status)


def integrity_problems() -> list[str]:
    """What SQLite itself finds wrong with its file."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return [text for (text,) in cursor.fetchall() if text != "ok"]


def _leave(name: str, original: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = original
    _drop(name)


def _copy(original: str, copy: str) -> None:
    if connection.vendor == "sqlite":
        shutil.copyfile(original, copy)  # whole: closing the last connection has emptied the log into it
    else:
        _administer(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')


def _drop(name: str) -> None:
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(name + ending).unlink(missing_ok=True)
    else:
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _administer(statement: str) -> None:
    """Run a statement about databases, from outside of the present one."""
    with closing(connection.copy(alias="administration")) as outside, outside._nodb_cursor() as cursor:
        cursor.execute(statement)
