"""Which column of a table of punches means what: by the names in `aliases.toml`, the better name first."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import zip_longest

HEAD_WITHIN = 12  # rows
Columns = Mapping[str, Sequence[int]]


def head_of(rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, list[int]]] | None:
    """Where the lines begin and what the columns above them mean; None for a table without a head.

    >>> head_of([["考勤明细"], ["姓名", "打卡时间", "工号"], ["林", "2026-03-02 08:41", "7"]])
    (2, {'pin': [2, 0], 'moment': [1]})
    """
    for at, row in enumerate(rows[:HEAD_WITHIN]):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        names_times = any(meaning in _found(_told(below)) for meaning in ("moment", "clock"))
        of_two = columns_of(below, row) if names_times else {}
        found = of_two or columns_of(row)
        if found:
            return at + 1 + bool(of_two), found
    return None


def columns_of(row: Sequence[object], above: Sequence[object] = ()) -> dict[str, list[int]]:
    """Where each meaning stands in a head, of which `above` may be the upper row; empty where it is none."""
    lower, upper = _told(row), _told(above)
    found = _found([cell or higher for cell, higher in zip_longest(lower, upper, fillvalue="")])
    is_head = "pin" in found and ("moment" in found or ("day" in found and "clock" in found))
    return found if is_head else {}


def places_of(row: Sequence[object]) -> dict[str, list[int]]:
    """Where each meaning stands in a row, be it a head or not."""
    return _found(_told(row))


def _found(cells: Sequence[str]) -> dict[str, list[int]]:
    """The places of each meaning, the better names first; what is no moment after all may still name the day."""
    places: dict[str, list[tuple[int, int]]] = {}
    for at, cell in enumerate(cells):
        meaning, rank = _aliases().get(cell, ("", 0))
        if meaning:
            places.setdefault(meaning, []).append((rank, at))
    found = {meaning: [at for _, at in sorted(ranked)] for meaning, ranked in places.items()}
    best = min(places.get("moment", [(0, 0)]))[0]
    spare = [at for rank, at in places.get("moment", []) if rank > best]
    if spare:
        found["moment"] = [at for rank, at in places["moment"] if rank == best]
        found["day"] = [*found.get("day", []), *spare]
    return found


def _told(row: Sequence[object]) -> list[str]:
    return [str(cell).strip().lower() if cell is not None else "" for cell in row]


@cache
def _aliases() -> dict[str, tuple[str, int]]:
    """Each name with its meaning and how good it is at it."""
    text = files(__package__).joinpath("aliases.toml").read_text("utf-8")
    told = tomllib.loads(text)
    return {name: (meaning, rank) for meaning, names in told.items() for rank, name in enumerate(names)}
