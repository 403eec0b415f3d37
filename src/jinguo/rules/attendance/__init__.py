"""Attendance (考勤): hours, punches and slips of a day, settled into half days with reasons."""

from jinguo.rules.attendance.day import Cover, DayFacts, settle_day, settle_halves
from jinguo.rules.attendance.judging import Spell
from jinguo.rules.attendance.shift import Shift, Slot, Stretch, clock, pieces, stretches
from jinguo.rules.attendance.signing import Signed, signed
from jinguo.rules.attendance.states import AT_WORK, NOT_DUE, STATES, CoverKind, DayResult, HalfResult, State

__all__ = [
    "AT_WORK",
    "NOT_DUE",
    "STATES",
    "Cover",
    "CoverKind",
    "DayFacts",
    "DayResult",
    "HalfResult",
    "Shift",
    "Signed",
    "Slot",
    "Spell",
    "State",
    "Stretch",
    "clock",
    "pieces",
    "settle_day",
    "settle_halves",
    "signed",
    "stretches",
]
