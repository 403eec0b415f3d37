"""The search box finds what each room's own rows say, in few statements however much there is to find."""

from datetime import date, timedelta

import pytest
from benchmarks.screens import MOST_STATEMENTS
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base import clock
from jinguo.base.web import slots
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, LedgerFactory
from jinguo.cycle.flows.models import Approval
from jinguo.cycle.flows.tests.factories import ApprovalFactory
from jinguo.cycle.inspections.models import Inspection
from jinguo.cycle.inspections.tests.factories import InspectionFactory
from jinguo.cycle.meetings.display import when
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.tests.factories import AT_THREE, MeetingFactory
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.tests.factories import PanelFactory
from jinguo.cycle.publicity.models import Circular, PublicNotice
from jinguo.cycle.publicity.tests.factories import CircularFactory, PublishedNoticeFactory
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

JUNE_3 = date(2026, 6, 3)
WORD = "进度"
# What a hit says of a row, by room: title and detail, as the row itself would.
ROOMS = {
    "任务": [(Task, 5, lambda row: (row.title, row.unit.label))],
    "审批": [(Approval, 5, lambda row: (row.subject_label, row.chain.title))],
    "会议": [(Meeting, 5, lambda row: (row.title, when(row)))],
    "公示、通报": [(model, 3, lambda row: (row.title, row.unit.label)) for model in (PublicNotice, Circular)],
    "评议": [(Panel, 5, lambda row: (row.title, row.get_kind_display()))],
    "督查": [(Inspection, 3, lambda row: (row.title, row.get_kind_display()))],
}


@pytest.fixture(autouse=True)
def june():
    with clock.pretend(JUNE_3):
        yield


@pytest.fixture
def department(db):
    organ = UnitFactory(name="泉州市妇女联合会", short_name="市妇联")
    return DepartmentFactory(name="办公室", parent=organ)


@pytest.fixture
def office(department):
    return staff_in(department, "performance_office")


@pytest.fixture
def clerk(department):
    return staff_in(department)


def furnish(department, rows, word=WORD):
    """As many rows in every room, each called by the word, of the department or its organ, on different days."""
    organ = department.parent
    for number in range(rows):
        title, days = f"{word}{number}", timedelta(days=number * 7 % 5)
        TaskFactory(title=title, unit=department, due=JUNE_3 + days)
        ApprovalFactory(subject_label=title, unit=department, started_on=JUNE_3 - days)
        MeetingFactory(title=title, unit=organ, starts=AT_THREE + days)
        PublishedNoticeFactory(title=title, unit=organ, first_day=JUNE_3 - days)
        CircularFactory(title=title, unit=organ)
        PanelFactory(title=title, unit=organ, last_day=JUNE_3 + days)
        InspectionFactory(title=title, unit=organ, day=JUNE_3 - days)
        PersonFactory(name=title, unit=organ)
        staff_in(department, staff__name=title)


def found_by(reader, rf, word=WORD):
    request = rf.get("/search/")
    request.user = reader
    return {
        title: [(hit.url, hit.title, hit.detail) for hit in hits]
        for title, hits in slots.search(request, word)
        if title in ROOMS
    }


def own_words(reader, room):
    """The hits of a room, asked row by row, as the reader may see them."""
    return [
        (row.get_absolute_url(), *words(row))
        for model, most, words in ROOMS[room]
        for row in model.objects.visible_to(reader).filter(**{f"{_titled(model)}__contains": WORD})[:most]
    ]


def _titled(model):
    return "subject_label" if model is Approval else "title"


def asked(reader):
    browser = browser_of(reader)
    browser.get("/search/", {"q": WORD})
    with CaptureQueriesContext(
        connection,
    ) as statements:
        browser.get("/search/", {"q": WORD})
    return len(statements)


@pytest.mark.parametrize("who", ["office", "clerk"])
def test_each_room_finds_its_first_rows_within_reach_in_its_own_order(request, department, rf, who):
    reader = request.getfixturevalue(who)
    furnish(department, rows=7)
    furnish(DepartmentFactory(), rows=2)

    wanted = {room: hits for room in ROOMS if (hits := own_words(reader, room))}

    assert found_by(reader, rf) == wanted
    assert who == "clerk" or wanted.keys() == ROOMS.keys()


def test_a_seat_finds_nothing_in_the_rooms_of_the_cycle(department, rf):
    furnish(department, rows=1)

    assert found_by(staff_in(department.parent, "system_admin"), rf) == {}


def test_a_search_asks_the_same_few_statements_however_much_it_finds(department, office):
    furnish(department, rows=1)
    planted = CustomEntryFactory(title=WORD, unit=department, ledger_row=LedgerFactory(unit=department.parent))
    few = asked(office)

    furnish(department, rows=7)
    CustomEntryFactory(title=WORD, unit=department, ledger_row=planted.ledger_row)

    assert few == asked(office) <= MOST_STATEMENTS


def test_a_closed_ledger_is_not_searched(department, office):
    planted = CustomEntryFactory(title=WORD, unit=department, ledger_row=LedgerFactory(unit=department.parent))
    url = f"/ledgers/trees/{planted.pk}/"
    assert url in browser_of(office).get("/search/", {"q": WORD}).content.decode()

    planted.ledger_row.is_open = False
    planted.ledger_row.save()

    assert url not in browser_of(office).get("/search/", {"q": WORD}).content.decode()
