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


def registered() -> list[Measure]:
    """Those that code registers, in its order; no database is asked."""
    return list(_fixed.values())


def all_measures() -> dict[str, Measure]:
    """Every measure by its code, fixed ones first."""
    return {**_fixed, **{one.code: one for source in _sources for one in source()}}


def measure(code: str) -> Measure:
    """The measure of a code, narrowed where the code says so: `donations.received[purpose=春蕾计划,source=staff]`.

    Raises KeyError for a measure or a dimension that nobody declared.
    """
    name, chosen = _parsed(code)
    found = _fixed[name] if name in _fixed else all_measures()[name]
    return found.narrowed(**chosen) if chosen else found


def measures(codes: Iterable[str]) -> dict[str, Measure]:
    """The measures of many codes, the database asked once; a code that nobody declares (any more) is left out."""
    known = all_measures()
    parsed = {code: _parsed(code) for code in codes}
    found = {code: (known[name], chosen) for code, (name, chosen) in parsed.items() if name in known}
    return {code: one.narrowed(**chosen) if chosen else one for code, (one, chosen) in found.items()}


def _parsed(code: str) -> tuple[str, dict[str, str]]:
    """A code's name and what narrows it."""
    name, _, chosen = code.removesuffix("]").partition("[")
    return name, dict(part.split("=", 1) for part in chosen.split(",")) if chosen else {}
