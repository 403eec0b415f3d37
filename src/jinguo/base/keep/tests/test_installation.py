import pytest

from jinguo.base.keep import installation
from jinguo.base.vault import keys


@pytest.fixture
def empty_place(own_keys, settings, tmp_path, db):
    """A data directory that does not exist yet; the session secret is put back afterwards."""
    settings.DATA_DIR = tmp_path / "var"
    settings.SECRET_KEY = "replaced by the one that is drawn"
    return own_keys


@pytest.fixture
def steps(monkeypatch):
    monkeypatch.setattr(installation, "_steps", [])


def test_a_first_start_draws_everything_secret_and_says_where_the_sheet_lies(empty_place, steps):
    said = installation.install()

    drawn = {file.name: file.stat().st_mode & 0o777 for file in empty_place.iterdir()}
    assert drawn == dict.fromkeys(["vault.json", "secret.key", "recovery.sealed", "recovery.txt"], 0o600)
    assert [str(empty_place / "recovery.txt") in line for line in said] == [True]


def test_a_second_start_changes_nothing_and_is_silent(empty_place, steps):
    installation.install()
    ring, secret = keys.ring(), (empty_place / "secret.key").read_bytes()

    assert installation.install() == []
    assert (keys.ring(), (empty_place / "secret.key").read_bytes()) == (ring, secret)


def test_higher_floors_take_part_once(empty_place, steps):
    step = lambda: ["三个管理席位已建立"]  # noqa: E731
    installation.at_first_start(step)
    installation.at_first_start(step)

    assert installation.install()[1:] == ["三个管理席位已建立"]
