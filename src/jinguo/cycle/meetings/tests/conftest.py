"""An organ on Wednesday 3 June 2026, ten minutes before its meeting at three: who calls, leads and comes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jinguo.base import clock
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.models import Meeting
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JUNE_2, JUNE_3, JUNE_4, JUNE_30 = date(2026, 6, 2), date(2026, 6, 3), date(2026, 6, 4), date(2026, 6, 30)
AT_THREE = datetime(2026, 6, 3, 15, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock to a moment: `at(AT_THREE)`; it begins ten minutes before the meeting."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr(clock, "today", lambda: moment.date())

    set_to(AT_THREE - timedelta(minutes=10))
    return set_to


@pytest.fixture
def department(db: None) -> Unit:
    return DepartmentFactory(name="办公室", parent__name="泉州市妇女联合会", parent__short_name="泉州市妇联")


@pytest.fixture
def clerk(department: Unit) -> Staff:
    """Who calls the meeting and records it."""
    return staff_in(department)


@pytest.fixture
def chair(department: Unit) -> Staff:
    return staff_in(department.parent, "unit_head")


@pytest.fixture
def guest(department: Unit) -> Staff:
    """A colleague of another department who is asked."""
    return staff_in(DepartmentFactory(name="权益部", parent=department.parent))


@pytest.fixture
def meeting(department: Unit, clerk: Staff, chair: Staff, guest: Staff) -> Meeting:
    facts = {"unit": department, "starts": AT_THREE, "place": "三楼会议室", "chair": chair}
    return services.plan("第 5 次主席办公会", "office", by=clerk, people=[clerk, guest], **facts)


@pytest.fixture
def held(meeting: Meeting, clerk: Staff) -> Meeting:
    return services.hold(meeting, by=clerk)
