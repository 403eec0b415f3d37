"""What every test needs: keys and files of its own, drawn for the run and never the installation's."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from secrets import token_hex

import hypothesis
import pytest
from django.conf import LazySettings
from django.conf import settings as django_settings
from django.db import connection
from django.test import TransactionTestCase, override_settings

from jinguo.base import clock
from jinguo.base.audit import triggers
from jinguo.base.vault import keys

# Examples are the same on every machine, and a busy one is no failure.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")

django_settings.SECRET_KEY = token_hex()  # of this run; outside a test an empty one is refused

# Tests draw pages from the sources; only a served installation has collected and fingerprinted its static files.
PLAIN_STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

LONGEST = ("tests/test_trials_sample.py", "demo/tests/test_building.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that at the end no worker waits for another's."""
    items.sort(key=lambda item: not any(one in item.nodeid for one in LONGEST))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> None:
    """Keep each worker's SQLite file in the run's own directory, unless `JINGUO_TEST_DB` names one."""
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    if connection.vendor == "sqlite" and "JINGUO_TEST_DB" not in os.environ:
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory for the run, with a key ring."""
    home = tmp_path_factory.mktemp("installation")
    folders = {f"{name}_DIR": home / name.lower() for name in ("KEY", "FILES", "OUT", "BACKUP", "SNAPSHOTS")}
    (home / "static").mkdir()  # whitenoise warns of a missing one
    with override_settings(DATA_DIR=home, STATIC_ROOT=home / "static", STORAGES=PLAIN_STORAGES, **folders):
        keys.draw()
        yield home


@pytest.fixture(scope="session", autouse=True)
def emptying_allowed() -> Iterator[None]:
    """Let a transactional test empty every table afterwards; the flush itself puts the audit triggers back."""
    empty_tables = TransactionTestCase._fixture_teardown

    def drop_and_empty(self: TransactionTestCase) -> None:
        triggers.drop(connection)
        empty_tables(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", drop_and_empty)
        yield


@pytest.fixture
def own_keys(tmp_path: Path, settings: LazySettings) -> Path:
    """A key directory, still empty, for a test that loses, rotates or exchanges keys; and no files under other keys."""
    settings.KEY_DIR, settings.FILES_DIR = tmp_path / "own_keys", tmp_path / "own_files"
    return tmp_path / "own_keys"


@pytest.fixture
def june_3() -> Iterator[None]:
    """Today is 3 June 2026, the day on which most of the house's examples stand."""
    with clock.pretend(date(2026, 6, 3)):
        yield
