"""`make trials`: every trial in full on both databases, or those named, as large as told: `python -m trials flips=50`.

The pages in docs/trials are written by full runs only.
"""

import sys
import time

from tools.on_postgres import postgres

from trials.pages import PAGES, page
from trials.running import FULL, new_database, tried


def main(words: list[str]) -> int:
    """Try, show the pages, write those of full size, say what went wrong; 1 when anything did."""
    sizes, begun = dict(map(_order, words or FULL)), time.monotonic()
    with postgres() as url:
        told = {"SQLite": tried(sizes), "PostgreSQL": tried(sizes, new_database(url, "trials"))}
    faults = 0
    for name, size in sizes.items():
        outcomes = {database: counted[name] for database, counted in told.items()}
        faults += sum(len(outcome.faults) for outcome in outcomes.values())
        text = page(name, size, outcomes)
        print(text)
        if size == FULL[name]:
            (PAGES / f"{name}.md").write_text(text, encoding="utf-8")
    print(f"{faults} faults in {(time.monotonic() - begun) / 60:.1f} minutes")
    return 1 if faults else 0


def _order(word: str) -> tuple[str, int]:
    name, _, size = word.partition("=")
    return name, int(size) if size else FULL[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
