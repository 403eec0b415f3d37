"""An empty database founded at once has the schema that all migrations come to, one after the other."""

import re
import sqlite3

import pytest
from django.core.management import call_command
from django.db import connections

from jinguo.base.keep.founding import is_empty

TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
APPLIED = "SELECT app, name FROM django_migrations"


@pytest.fixture
def made(tmp_path, django_db_blocker):
    """A function that makes the database of a file with the options of `migrate`, and tells the file."""

    def make(name, **options):
        settings = {**connections["default"].settings_dict, "ENGINE": "django.db.backends.sqlite3"}
        connections.settings[name] = {**settings, "NAME": str(tmp_path / name), "OPTIONS": {}}
        with django_db_blocker.unblock():
            assert is_empty(connections[name])
            call_command("migrate", database=name, verbosity=0, **options)
            connections[name].close()
        del connections[name], connections.settings[name]
        return tmp_path / name

    return make


def schema(path):
    """Columns, named constraints, links, indexes and triggers, and which migrations are marked."""
    with sqlite3.connect(path) as database:
        tables = database.execute(TABLES).fetchall()
        shapes = {name: _shape(database, name, sql) for name, sql in tables}
        return shapes, sorted(database.execute(TRIGGERS)), sorted(database.execute(APPLIED))


def _shape(database, name, sql):
    columns, links, indexes = (
        database.execute(f'PRAGMA {what}("{name}")').fetchall()
        for what in ("table_info", "foreign_key_list", "index_list")
    )
    told = [
        (unique, partial, [one[2] for one in database.execute(f'PRAGMA index_info("{index}")')])
        for _, index, unique, _, partial in indexes
    ]
    named = sorted(re.findall(r'CONSTRAINT "(\w+)"', sql))
    return sorted(one[1:5] for one in columns), sorted(one[2:5] for one in links), sorted(told), named


def test_a_founded_database_has_the_schema_of_all_migrations(made):
    at_once, one_by_one = schema(made("at_once")), schema(made("one_by_one", one_by_one=True))

    assert at_once == one_by_one
    assert len(at_once[0]) > 100
    assert at_once[1]
