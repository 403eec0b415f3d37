"""What is told of meetings beside the steps of their flow."""

from collections.abc import Iterable

from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.meetings.display import when
from jinguo.cycle.meetings.models import Meeting
from jinguo.org.structure.models import Staff

MEETING = kinds.register("meeting", "会议通知", bundle=False).code


def tell_invited(meeting: Meeting, people: Iterable[Staff], *, by: Staff | None) -> None:
    """Ask people to come."""
    _tell(meeting, people, f"请参加：{meeting}", by)


def tell_moved(meeting: Meeting, *, by: Staff | None) -> None:
    """Tell everybody who is asked that time or place have changed."""
    _tell(meeting, meeting.invited(), f"会议时间地点有变：{meeting}", by)


def tell_not_asked(meeting: Meeting, person: Staff, *, by: Staff | None) -> None:
    """Tell somebody that she need not come."""
    _tell(meeting, [person], f"不用参加：{meeting}", by)


def _tell(meeting: Meeting, people: Iterable[Staff], title: str, by: Staff | None) -> None:
    others = [person for person in people if person != by]
    tell(others, f"{title}（{when(meeting)}）"[:200], kind=MEETING, about=meeting, by=by, detail=meeting.place)
