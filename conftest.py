"""What every test needs: keys and files of its own, drawn for the run and never the installation's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import override_settings

from jinguo.base.vault import keys


@pytest.fixture(scope="session", autouse=True)
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory for the run, with a key ring."""
    home = tmp_path_factory.mktemp("installation")
    with override_settings(KEY_DIR=home / "keys", FILES_DIR=home / "files"):
        keys.draw()
        yield home


@pytest.fixture
def own_keys(tmp_path: Path, settings: LazySettings) -> Path:
    """A key directory, still empty, for a test that loses, rotates or exchanges keys."""
    settings.KEY_DIR = tmp_path / "own_keys"
    return tmp_path / "own_keys"
