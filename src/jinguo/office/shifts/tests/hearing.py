"""A fixture for all who touch days."""

import pytest

from jinguo.office.shifts import touched


@pytest.fixture
def heard(monkeypatch):
    """What attendance would hear."""
    told = []
    monkeypatch.setattr(touched, "_handlers", [lambda *words: told.append(words)])
    return told
