"""`make trials`: every trial in full on both databases, or those named: `python -m trials kills flips`."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
from environ import Env
from psycopg.sql import SQL, Identifier
from tools.on_postgres import postgres

from trials.outcome import Outcome
from trials.pages import write

SIZES = {"tampering": 220, "flips": 500, "planted": 2, "crowd": 20, "races": 100, "kills": 20, "workbooks": 300}
DATABASE = "trials"


def main(names: list[str]) -> int:
    """Try, write the pages, say what went wrong; 1 when anything did."""
    sizes = {name: SIZES[name] for name in names or SIZES}
    begun = time.monotonic()
    with postgres() as url:
        told = {"SQLite": tried(sizes), "PostgreSQL": tried(sizes, new_database(url))}
    faults = 0
    for name, size in sizes.items():
        outcomes = {database: counted[name] for database, counted in told.items()}
        faults += sum(len(outcome.faults) for outcome in outcomes.values())
        print(write(name, size, outcomes).read_text(encoding="utf-8"))
    print(f"{faults} faults in {(time.monotonic() - begun) / 60:.1f} minutes")
    return 1 if faults else 0


def tried(sizes: dict[str, int], url: str = "") -> dict[str, Outcome]:
    """What the trials count on an installation of their own, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="jinguo-trials-") as folder:
        words = [str(Path(folder) / "home"), *(f"{name}={size}" for name, size in sizes.items())]
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"DATABASE_URL": url} if url else {}
        command = [sys.executable, "-m", "trials.inside", *words]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return {name: Outcome.from_json(one) for name, one in json.loads(done.stdout.splitlines()[-1]).items()}


def new_database(url: str) -> str:
    """An empty database on a server, made through the address of another one there."""
    known = Env.db_url_config(url)
    facts = {"host": known["HOST"], "port": known["PORT"] or None, "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(dbname=known["NAME"], autocommit=True, **facts) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(DATABASE)))
    return f"{url.rpartition('/')[0]}/{DATABASE}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
