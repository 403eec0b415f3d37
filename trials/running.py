"""Running trials in a process and an installation of their own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from environ import Env
from psycopg.sql import SQL, Identifier

from trials.outcome import Outcome

# What `make trials` does of each: tamperings, bits, of each sort of secret, entries, rounds of each race (twice),
# voters, kills of each act, workbooks of each kind, mutations of returns, rounds of races in one grid.
FULL = {
    "tampering": 220,
    "flips": 500,
    "planted": 2,
    "crowd": 1000,
    "races": 100,
    "approvals": 100,
    "ballots": 50,
    "kills": 20,
    "attendance": 200,
    "slips": 100,
    "workbooks": 300,
    "returns": 300,
    "cells": 100,
}


def tried(sizes: dict[str, int], url: str = "") -> dict[str, Outcome]:
    """What the trials count on the database of an address, which is empty; on SQLite where there is none."""
    with tempfile.TemporaryDirectory(prefix="jinguo-trials-") as folder:
        words = [str(Path(folder) / "home"), *(f"{name}={size}" for name, size in sizes.items())]
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"DATABASE_URL": url} if url else {}
        command = [sys.executable, "-m", "trials.inside", *words]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return {name: Outcome.from_json(one) for name, one in json.loads(done.stdout.splitlines()[-1]).items()}


def new_database(url: str, name: str) -> str:
    """An empty database on a server, made through the address of another one there."""
    known = Env.db_url_config(url)
    facts = {"host": known["HOST"], "port": known["PORT"] or None, "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(dbname=known["NAME"], autocommit=True, **facts) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return f"{url.rpartition('/')[0]}/{name}"
