"""One process with an installation of its own: `python -m trials.inside HOME NAME=SIZE…` prints the counts as JSON.

HOME is a data directory that is not there yet; DATABASE_URL names an empty database, SQLite in HOME where it is unset.
"""

import json
import os
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path

from trials.outcome import Outcome

TODAY = "2026-06-03"


def main(home: str, *orders: str) -> None:
    """Make the installation, run the trials named, print what each counted."""
    installed(home)
    told = {}
    for order in orders:
        name, _, size = order.partition("=")
        told[name] = _tried(name, int(size))
    print(json.dumps(told, ensure_ascii=False))


def installed(home: str) -> None:
    """Set up Django on a new installation, on a day of its own."""
    os.environ |= {"JINGUO_DATA_DIR": home, "JINGUO_TODAY": TODAY, "DJANGO_SETTINGS_MODULE": "jinguo.config.settings"}
    import django  # after the environment is complete

    django.setup()
    install = import_module("jinguo.base.keep.installation")
    install.install()


def _tried(name: str, size: int) -> dict:
    """One trial on a copy of the fresh database, in a folder of its own."""
    trial, site = import_module(f"trials.{name}"), import_module("trials.site")
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, site.copied():
        try:
            outcome = trial.run(Path(folder), size)
        except Exception as problem:  # the other trials go on
            traceback.print_exc()
            outcome = Outcome(faults=[f"broke off: {problem!r}"])
    outcome.seconds = round(time.monotonic() - begun, 1)
    return outcome.as_json()


if __name__ == "__main__":
    main(*sys.argv[1:])
