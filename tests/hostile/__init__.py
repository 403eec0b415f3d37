"""Hostile workbooks: seeded mutations of a good one, for every import (T-XLS-1).

Three in four open and go wrong (or not) at a cell, so that not merely the door is tested; the rest must be refused as
a whole.
"""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from tests.hostile.cells import CELL_MUTATIONS, far_cell
from tests.hostile.files import FILE_MUTATIONS

SEED = 20260603


@dataclass(frozen=True, slots=True)
class Mutation:
    """One hostile file: what was done to it, and whether it is refused as a whole."""

    name: str
    content: bytes
    is_whole: bool


def mutations(good: bytes, *, count: int = 1000, seed: int = SEED) -> Iterator[Mutation]:
    """So many mutations of a workbook that imports cleanly, the same for the same seed."""
    return (mutation(good, number, seed=seed) for number in range(count))


def mutation(good: bytes, number: int, *, seed: int = SEED) -> Mutation:
    """The mutation of that number; every fourth spoils the file, the others one to three places in it."""
    chance = random.Random(seed * 100_003 + number)
    if number % 4 == 3:
        spoil = chance.choice(FILE_MUTATIONS)
        return Mutation(spoil.__name__, spoil(good, chance), is_whole=True)
    return _edited(good, chance)


def _edited(good: bytes, chance: random.Random) -> Mutation:
    book = openpyxl.load_workbook(io.BytesIO(good))
    page = book.active
    assert isinstance(page, Worksheet)
    edits = [chance.choice(CELL_MUTATIONS) for _ in range(chance.randint(1, 3))]
    edits.sort(key=lambda edit: edit is far_cell)  # last: the others would walk all the way to it
    for edit in edits:
        edit(page, chance)
    buffer = io.BytesIO()
    book.save(buffer)
    return Mutation("+".join(edit.__name__ for edit in edits), buffer.getvalue(), is_whole=False)
