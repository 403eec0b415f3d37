"""Acts on rows: one transaction each, asked of the table and of the predicate, with the audit row inside.

`move` takes a step of a row's workflow; `act` is a guarded change that leaves the state alone. Both lock the row,
ask, save, audit and tell, or do nothing at all.
"""

from jinguo.base.moves.acts import act, announce, locked, move, on_moved, possible
from jinguo.base.moves.refusals import Refused, Stale, demand, note_refusal

__all__ = ["Refused", "Stale", "act", "announce", "demand", "locked", "move", "note_refusal", "on_moved", "possible"]
