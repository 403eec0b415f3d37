"""How meetings are shown: when they are, how they stand, who came."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jinguo.base.web import words
from jinguo.base.web.components import Light
from jinguo.cycle.meetings.models import Attendance, Meeting

TONES = {"planned": "doing", "held": "near", "minuted": "ok", "cancelled": "none"}


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many were asked, and how many of them came, took leave, stayed away or have not signed in."""

    asked: int
    came: int
    leave: int
    absent: int
    open: int

    @property
    def text(self) -> str:
        """In words, the figures that are nothing left out."""
        parts = [("请假", self.leave), ("缺席", self.absent), ("未签到", self.open)]
        more = [f"{word} {count} 人" for word, count in parts if count]
        return "　".join([f"应到 {self.asked} 人", f"实到 {self.came} 人", *more])


def turnout(rows: Iterable[Attendance]) -> Turnout:
    """The figures of a meeting's rows."""
    states = Counter(row.state for row in rows)
    came = states["present"] + states["late"] + states["substitute"]
    return Turnout(states.total(), came, states["leave"], states["absent"], states["expected"])


def when(meeting: Meeting) -> str:
    """The day and the minute: 6月3日 15:00."""
    return words.moment(meeting.starts)


def light_of(meeting: Meeting) -> Light:
    """How a meeting stands."""
    return Light(TONES[meeting.state], meeting.get_state_display())  # type: ignore[arg-type]
