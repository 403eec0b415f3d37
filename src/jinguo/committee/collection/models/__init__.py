"""Rounds with what they ask for, the returns of units with their cells, corrections after the lock."""

from jinguo.committee.collection.models.corrections import Correction
from jinguo.committee.collection.models.returns import Cell, CellChange, Return
from jinguo.committee.collection.models.rounds import CollectionRound, RoundItem

__all__ = ["Cell", "CellChange", "CollectionRound", "Correction", "Return", "RoundItem"]
