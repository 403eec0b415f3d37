"""Meetings with their agenda, who comes, and what was decided."""

from jinguo.cycle.meetings.models.attendance import Attendance
from jinguo.cycle.meetings.models.meetings import AgendaItem, Decision, Meeting

__all__ = ["AgendaItem", "Attendance", "Decision", "Meeting"]
