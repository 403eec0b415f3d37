"""T-CRY-1: secrets that went in by services and over HTTP are found nowhere at rest, however spelled.

Searched are the database with its log (on PostgreSQL the server's whole data directory), the files, pending uploads,
the temporary folder, the server's log, a backup, and the error pages. What may be clear is searched for too, so that a
search which finds nothing is known to be able to find.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db import connection

from jinguo.base.keep.backup import backup
from trials.office import founded, let_in
from trials.outcome import Outcome
from trials.secrets import Secrets, spellings
from trials.served import served
from trials.ways import by_services, over_http

IN_THE_DATABASE, IN_THE_LOG = "植树第1批", "/ledgers/nowhere/"  # what may stand there in clear
KEYS = "keys"  # the key ring and the recovery sheet are secrets by their nature, and lie outside of backups


def run(home: Path, size: int) -> Outcome:
    """Plant so many of each sort, then search everywhere."""
    outcome, office, secrets = Outcome(), founded(), Secrets()
    office.plant()
    let_in(office.clerk)
    temporary, log = home / "tmp", home / "serve.log"
    temporary.mkdir()
    os.environ["TMPDIR"] = str(temporary)
    for _ in range(size):
        by_services(office, secrets)
    with served(log):
        for _ in range(size):
            over_http(office, secrets, outcome)
    backup(home / "office.jgb")
    outcome.counts["secrets planted"] = len(secrets.planted)
    for place, found in {**_database(), **_rest(home)}.items():
        _search(place, found, secrets.planted, outcome)
    return outcome


def _search(place: str, contents: Iterator[bytes], planted: Mapping[str, str], outcome: Outcome) -> None:
    """Look for every spelling of every secret; for what is clear as well, where something is."""
    searched, is_seen = 0, False
    wanted = {name: spellings(value) for name, value in planted.items()}
    for content in contents:
        searched += len(content)
        is_seen |= any(clear.encode() in content for clear in (IN_THE_DATABASE, IN_THE_LOG))
        for name, spelled in wanted.items():
            found = [how for how, pattern in spelled.items() if pattern in content]
            outcome.count("found", len(found))
            outcome.demand(not found, f"{name} stands in the {place} as {found}")
    outcome.counts[f"bytes searched: {place}"] = searched
    if place in ("database", "server's log"):
        outcome.demand(is_seen, f"not even what is clear was found in the {place}")


def _database() -> dict[str, Iterator[bytes]]:
    """The bytes of the database, its log and whatever lies beside it."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        return {"database": _contents(name.parent, f"{name.name}*")}
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        return {"database": _contents(Path(cursor.fetchone()[0]), "**/*")}


def _rest(home: Path) -> dict[str, Iterator[bytes]]:
    return {
        "files": _contents(Path(settings.FILES_DIR), "**/*"),
        "data directory": (content for top in _other_folders() for content in _contents(top, "**/*")),
        "temporary folder": _contents(home / "tmp", "**/*"),
        "server's log": _contents(home, "serve.log"),
        "backup": _contents(home, "office.jgb"),
    }


def _other_folders() -> Iterator[Path]:
    """What else lies in the data directory; not the keys, nor the program's own static files."""
    known = {KEYS, Path(settings.STATIC_ROOT).name, Path(settings.FILES_DIR).name}
    return (path for path in Path(settings.DATA_DIR).iterdir() if path.is_dir() and path.name not in known)


def _contents(folder: Path, pattern: str) -> Iterator[bytes]:
    return (path.read_bytes() for path in sorted(folder.glob(pattern)) if path.is_file())
