"""`make bench`: everything on SQLite in an installation of its own; writes docs/benchmarks.md."""

import sys
import tempfile
from datetime import date
from importlib import import_module
from pathlib import Path

from trials.inside import installed
from trials.machine import machine

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
OFFICES, STAFF, ENTRIES, MANY = 12, 2000, 50_000, 2_000_000
HEAD = f"""# Benchmarks

Written by `make bench`; do not edit. Each figure stands beside the fastest plain way to the same result in the same
run (its floor: one hand-written statement with the same sentences, the same cells drawn or written without a question
asked, the same hashes verified and nothing else); the run asserts that both give the same rows and figures. Seconds
depend on the machine and are no promise.

- Date: {{date}}
- Machine: {{machine}}
- Data: {OFFICES} offices, {STAFF:,} staff, {ENTRIES:,} loans (`jinguo seed`); statements are counted here and with a
  tenth of it (here / tenth), and must be the same; p95 over 50 requests, in process, templates and middleware included
- Plans: made for it; statements stand beside those of a small plan, or of a matrix with few holders
- Seeding: {{seeding}}

| What | Ours | Floor | Ratio | Statements | Peak MiB |
|---|---:|---:|---:|---:|---:|
"""


def main() -> None:
    """Measure and write the page."""
    with tempfile.TemporaryDirectory(prefix="jinguo-bench-") as folder:
        installed(str(Path(folder) / "home"))
        import_module("jinguo.config.wsgi")  # the process stands as a server's does
        lines, seeding = import_module("benchmarks.course").run(OFFICES, STAFF, ENTRIES, MANY)
    head = HEAD.format(date=date.today().isoformat(), machine=machine(), seeding=seeding)  # noqa: DTZ011 - the machine's
    rows = [
        f"| {one.what} | {one.ours} | {one.floor} | {one.ratio:,.1f} | {one.statements} | {one.peak} |" for one in lines
    ]
    PAGE.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
