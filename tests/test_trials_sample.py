"""A small sample of every trial runs with the suite on SQLite, and of those of several at once on PostgreSQL too.

`make trials` runs all of them in full on both.
"""

import base64
import os
import random
import socket

import pytest
from trials.outcome import Outcome
from trials.pages import page
from trials.running import FULL, new_database, tried
from trials.secrets import spellings

SAMPLE = {
    "tampering": 11,
    "flips": 15,
    "workbooks": 3,
    "kills": 1,
    "attendance": 6,
    "slips": 2,
    "returns": 21,
    "cells": 1,
    "races": 1,
    "approvals": 2,
    "ballots": 5,
    "planted": 1,
    "crowd": 4,
}
TOGETHER = ("kills", "slips", "cells", "races", "approvals", "ballots", "crowd")  # what a database decides


@pytest.fixture
def url(monkeypatch):
    """An empty database on the server that the suite uses, empty for SQLite; and a port for its pages."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("JINGUO_TRIALS_PORT", str(probe.getsockname()[1]))
    server = os.environ.get("DATABASE_URL", "")
    return new_database(server, f"trials_{os.getpid()}") if server else ""


def test_a_sample_of_every_trial_finds_nothing_wrong(url):
    sample = {name: SAMPLE[name] for name in (TOGETHER if url else FULL)}

    told = tried(sample, url)

    assert {name: outcome.faults for name, outcome in told.items()} == {name: [] for name in sample}


@pytest.mark.parametrize("before", range(5))
def test_a_secret_is_found_wherever_it_stands_in_base_64(before):
    chance = random.Random(before)
    text = chance.randbytes(before) + b"13805951234" + chance.randbytes(7 - before)

    assert any(pattern in base64.b64encode(text) for pattern in spellings("13805951234").values())


def test_a_page_shows_the_counts_of_both_databases_and_every_fault():
    told = {"SQLite": Outcome({"bits flipped": 500}), "PostgreSQL": Outcome({"bits flipped": 499}, ["bit 7: None"])}

    text = page("flips", 500, told)

    assert "| bits flipped | 500 | 499 |" in text
    assert "- bit 7: None" in text
