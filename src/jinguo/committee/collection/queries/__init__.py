"""What is asked of rounds, returns and cells."""

from jinguo.committee.collection.queries.cells import Parts, by_value, cells_of, checked, entries_of, past_of
from jinguo.committee.collection.queries.rounds import (
    committees_kept,
    corrections_for,
    counties_of,
    returns_of,
    rounds_for,
    sheets_to_fill,
    waiting_for,
)

__all__ = [
    "Parts",
    "by_value",
    "cells_of",
    "checked",
    "committees_kept",
    "corrections_for",
    "counties_of",
    "entries_of",
    "past_of",
    "returns_of",
    "rounds_for",
    "sheets_to_fill",
    "waiting_for",
]
