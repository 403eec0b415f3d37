"""How notices are shown: their standing as a light, with the days left."""

from jinguo.base import clock
from jinguo.base.web.components import Light
from jinguo.cycle.publicity.models import Circular, PublicNotice
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import time_left


def standing_light(notice: PublicNotice, calendar: WorkCalendar | None = None) -> Light:
    """How a notice stands today; the calendar may be handed in where many are shown."""
    match notice.standing:
        case "ahead":
            return Light("none", "待公示")
        case "running" if notice.last_day:
            left = time_left(notice.last_day, clock.today(), calendar or work_calendar())
            return Light("doing", f"公示中，{left.words}")
        case "over":
            return Light("near", "公示期满，待结束")
    return Light({"concluded": "ok", "draft": "none"}.get(notice.state, "bad"), notice.get_state_display())  # type: ignore[arg-type]


def circular_light(circular: Circular) -> Light:
    """How a circular stands."""
    tones = {"draft": "none", "issued": "ok"}
    return Light(tones.get(circular.state, "bad"), circular.get_state_display())  # type: ignore[arg-type]
