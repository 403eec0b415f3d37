"""The measures of this installation: those that code registers, and those of the custom ledgers."""

from collections.abc import Callable, Iterable

from jinguo.cycle.bookkeeping.measures.base import Measure

_fixed: dict[str, Measure] = {}
_sources: list[Callable[[], Iterable[Measure]]] = []


def register(*measures: Measure) -> None:
    """Make measures known. Raises ValueError when a code is taken by another one."""
    for one in measures:
        if _fixed.setdefault(one.code, one) != one:
            raise ValueError(f"measure {one.code} is declared twice")


def add_source(source: Callable[[], Iterable[Measure]]) -> None:
    """Let a function answer with measures that live in the database."""
    _sources.append(source)


def all_measures() -> dict[str, Measure]:
    """Every measure by its code, fixed ones first."""
    return {**_fixed, **{one.code: one for source in _sources for one in source()}}


def measure(code: str) -> Measure:
    """The measure of a code, narrowed where the code says so: `donations.received[purpose=春蕾计划,source=staff]`.

    Raises KeyError for a measure or a dimension that nobody declared.
    """
    name, _, chosen = code.removesuffix("]").partition("[")
    found = _fixed[name] if name in _fixed else all_measures()[name]
    if not chosen:
        return found
    return found.narrowed(**dict(part.split("=", 1) for part in chosen.split(",")))
