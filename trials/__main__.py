"""`make trials`: every trial in full on both databases, or those named, as large as told: `python -m trials flips=50`.

The pages in docs/trials are written by full runs only.
"""

import sys
import time

from tools.on_postgres import postgres

from trials.pages import PAGES, page
from trials.running import FULL, new_database, tried


def main(words: list[str]) -> int:
    """Try one after the other, show and write its page, say what went wrong; 1 when anything did."""
    begun, faults = time.monotonic(), 0
    with postgres() as url:
        for name, size in map(_order, words or FULL):
            told = {"SQLite": tried({name: size}), "PostgreSQL": tried({name: size}, new_database(url, name))}
            outcomes = {database: counted[name] for database, counted in told.items()}
            faults += sum(len(outcome.faults) for outcome in outcomes.values())
            _show(name, size, page(name, size, outcomes))
    print(f"{faults} faults in {(time.monotonic() - begun) / 60:.1f} minutes")
    return 1 if faults else 0


def _show(name: str, size: int, text: str) -> None:
    print(text, flush=True)
    if size == FULL[name]:
        (PAGES / f"{name}.md").write_text(text, encoding="utf-8")


def _order(word: str) -> tuple[str, int]:
    name, _, size = word.partition("=")
    return name, int(size) if size else FULL[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
