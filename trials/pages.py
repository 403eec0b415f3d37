"""The pages in docs/trials: what each run counted, by database."""

import ast
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from trials.machine import machine
from trials.outcome import Outcome

PAGES = Path(__file__).resolve().parents[1] / "docs" / "trials"
Told = Mapping[str, Outcome]  # by database


def page(name: str, size: int, told: Told) -> str:
    """The page of one trial."""
    source = Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")  # it needs Django to be imported
    title, _, more = (ast.get_docstring(ast.parse(source)) or name).partition("\n\n")
    heading, said = title.rstrip(".").replace("\n", " "), more.replace("\n", " ")
    lines = [
        f"# {heading}",
        "",
        *([said, ""] if said else []),
        *_facts(name, size),
        "",
        *_table(told),
        "",
        *_faults(told),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _facts(name: str, size: int) -> Iterable[str]:
    yield "Written by the run; do not edit."
    yield ""
    yield f"- Date: {date.today().isoformat()}"  # noqa: DTZ011 - the machine's own day
    yield f"- Machine: {machine()}"
    yield f"- Command: `make trials` (this one alone: `python -m trials {name}`)"
    yield f"- Size: {size}"


def _table(told: Told) -> Iterable[str]:
    """A row for each count, a column for each database."""
    yield f"| Counted | {' | '.join(told)} |"
    yield f"|---|{'---:|' * len(told)}"
    for what in dict.fromkeys(what for outcome in told.values() for what in outcome.counts):
        yield _line(what, [outcome.counts.get(what, "–") for outcome in told.values()])
    yield _line("**Went otherwise than it must**", [f"**{len(outcome.faults)}**" for outcome in told.values()])
    yield _line("Seconds", [outcome.seconds for outcome in told.values()])


def _line(what: str, values: Iterable[object]) -> str:
    shown = (f"{value:,}" if isinstance(value, int) else str(value) for value in values)
    return f"| {what} | {' | '.join(shown)} |"


def _faults(told: Told) -> Iterable[str]:
    for database, outcome in told.items():
        if outcome.faults:
            yield f"Faults on {database}:"
            yield ""
            yield from (f"- {fault}" for fault in outcome.faults)
            yield ""
