"""Books move from one database to the other and back, worked by the commands that an office uses."""

import os
import subprocess
import sys

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)  # PostgreSQL makes no database inside a transaction


def test_the_same_books_move_between_sqlite_and_postgresql_and_back(tmp_path, fresh_postgres):
    here, there, back = (
        Machine(tmp_path / "here"),
        Machine(tmp_path / "there", fresh_postgres),
        Machine(tmp_path / "back"),
    )
    here.jinguo("init")
    here.jinguo("shell", "-c", FILL)
    books = here.jinguo("fingerprint")

    here.jinguo("backup", tmp_path / "1.jgb")
    there.jinguo("restore", tmp_path / "1.jgb", "--code-file", here.sheet)
    assert there.jinguo("fingerprint") == books
    assert "不符" not in there.jinguo("check-invariants")

    there.jinguo("backup", tmp_path / "2.jgb")
    back.jinguo("restore", tmp_path / "2.jgb", "--code-file", here.sheet)
    assert back.jinguo("fingerprint") == books


FILL = """
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import AppointmentFactory
AppointmentFactory()
PersonFactory(name="阿依古丽·𠮷", phone="13805951234", birthday="1990-02-28")
"""


class Machine:
    """A data directory of its own with a database of its own, worked by the commands that an office uses."""

    def __init__(self, home, database=""):
        self.sheet = home / "keys" / "recovery.txt"
        self._environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self._environment |= {"JINGUO_DATA_DIR": str(home), **({"DATABASE_URL": database} if database else {})}

    def jinguo(self, *words):
        command = [sys.executable, "-m", "jinguo.config.cli", *map(str, words)]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def fresh_postgres(db):
    """The address of an empty database on the server that the tests use."""
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL is the other half of this")
    name = f"moved_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
