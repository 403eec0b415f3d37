"""Many indicators over many regions and years, evaluated and added up five levels, beside bare engines.

Each works in a fresh process of its own, so that its memory is its own; one that is not installed is named and left
out (`pip install --group bench`). That all come to the same figures is asserted.
"""

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from math import isclose
from pathlib import Path
from typing import Any

from benchmarks.measuring import Line
from benchmarks.rivals.task import written

OURS = "ours"
RIVALS = {"bare_duckdb": ("DuckDB", "duckdb"), "bare_polars": ("Polars", "polars"), "bare_pandas": ("pandas", "pandas")}
SIZES = ((3000, 60), (2850, 200))
ROOT = Path(__file__).resolve().parents[1]
NEAR = 1e-9


def lines() -> list[Line]:
    """One line a size; asserts that everybody comes to the same figures."""
    return [_line(*size) for size in SIZES]


def _line(regions: int, indicators: int) -> Line:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), regions, indicators)
        ours = _worked_out(OURS, folder)
        found = {name: _worked_out(name, folder) for name, (_, module) in RIVALS.items() if find_spec(module)}
    for name, one in found.items():
        _same(f"{name}, {regions} × {indicators}", ours["figures"], one["figures"])
    best = min(one["seconds"] for one in found.values())
    told = "; ".join(_told(name, found.get(name)) for name in RIVALS)
    what = f"{regions:,} regions × {indicators} indicators × 10 years evaluated by four methods, rolled up five levels"
    return Line(what, f"{ours['seconds']:.2f} s", told, ours["seconds"] / best, "", ours["peak"])


def _worked_out(name: str, folder: str) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.rivals", name, folder]
    told = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


def _told(name: str, found: dict[str, Any] | None) -> str:
    title = RIVALS[name][0]
    return f"{title} {found['seconds']:.2f} s, {found['peak']} MiB" if found else f"{title} not installed"


def _same(what: str, ours: dict[str, float], theirs: dict[str, float]) -> None:
    for figure, value in ours.items():
        other = theirs[figure]
        assert isclose(value, other, rel_tol=NEAR), f"{what}: {figure} {other} instead of {value}"
