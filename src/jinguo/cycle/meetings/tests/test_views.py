"""The screens of meetings."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinguo.base import files
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.services import Point
from jinguo.cycle.meetings.tests.conftest import AT_THREE
from jinguo.cycle.meetings.tests.factories import AttendanceFactory, DecisionFactory, MeetingFactory
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

KEY = "8a6f9d9e-7f9b-4c38-9d38-0d5f4a1b2c3d"
NEW = {
    "kind": "office",
    "title": "第 6 次主席办公会",
    "day": "2026-06-10",
    "time": "09:00",
    "minutes": "90",
    "place": "三楼",
    "form_key": KEY,
}


def page_of(client, name, *args, **query):
    return client.get(reverse(f"meetings:{name}", args=args), query).content.decode()


def post(client, name, pk, **data):
    return client.post(reverse(f"meetings:{name}", args=[pk]), data)


def queries_of(client, name, *args):
    with CaptureQueriesContext(connection) as asked:
        page_of(client, name, *args)
    return len(asked)


def lines(*rows, initial=0):
    """What a page of lines posts."""
    data = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": initial}
    return data | {f"form-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}


def test_a_meeting_is_called_once_with_whole_departments_and_guests(clerk, guest, department):
    unit = guest.department_on(AT_THREE.date())
    facts = {**NEW, "departments": [unit.pk], "people": clerk.number, "guests": "王主任 市委办"}

    first, second = (post_new(clerk, facts) for _ in range(2))

    assert first == second
    assert [row.name for row in Meeting.objects.get().attendances.all()] == [clerk.name, guest.name, "王主任"]


def post_new(person, facts):
    return browser_of(person).post(reverse("meetings:new"), facts).url


def test_the_start_is_read_on_the_office_clock(clerk):
    post_new(clerk, NEW)

    assert Meeting.objects.get().local_start.isoformat() == "2026-06-10T09:00:00+08:00"


def test_an_unknown_name_is_told_at_its_field(clerk):
    answer = browser_of(clerk).post(reverse("meetings:new"), {**NEW, "chair": "没有此人"})

    assert answer.status_code == 422
    assert "没有找到同事“没有此人”" in answer.content.decode()


def test_the_form_of_a_change_shows_what_stands_and_saves_it(meeting, clerk, chair, guest):
    client = browser_of(clerk)
    assert 'value="15:00"' in page_of(client, "change", meeting.pk)

    post(client, "change", meeting.pk, **{**NEW, "seen": 0, "chair": chair.number, "recorder": clerk.number})

    assert Message.objects.filter(staff=guest, title__startswith="会议时间地点有变").exists()
    assert Meeting.objects.get().chair == chair


def test_a_form_without_its_version_is_as_old_as_can_be(meeting, clerk):
    assert post(browser_of(clerk), "change", meeting.pk, **NEW).status_code == 409


def test_somebody_signs_in_with_one_tap(meeting, guest):
    client = browser_of(guest)
    assert reverse("meetings:sign_in", args=[meeting.pk]) in page_of(client, "meeting", meeting.pk)

    post(client, "sign_in", meeting.pk)

    assert "已签到“第 5 次主席办公会”：出席" in page_of(client, "meeting", meeting.pk)


def test_too_early_the_button_says_from_when(meeting, guest, at):
    at(AT_THREE - timedelta(minutes=45))

    assert "14:30 起才能签到" in page_of(browser_of(guest), "meeting", meeting.pk)


def test_before_its_day_a_meeting_is_not_said_to_be_held_and_the_page_says_why(meeting, clerk, at):
    at(AT_THREE - timedelta(days=1))

    page = page_of(browser_of(clerk), "meeting", meeting.pk)

    assert "登记已召开" in page
    assert "当天起才能登记" in page


def test_the_desk_offers_to_sign_in_when_it_is_time(meeting, guest, at):
    button = reverse("meetings:sign_in", args=[meeting.pk])
    client = browser_of(guest)
    assert button in client.get("/").content.decode()

    at(AT_THREE - timedelta(days=1))

    desk = client.get("/").content.decode()
    assert meeting.title in desk
    assert button not in desk


def test_leave_without_a_reason_changes_nothing(meeting, guest):
    assert post(browser_of(guest), "ask_leave", meeting.pk, reason="").status_code == 400

    assert meeting.attendances.get(staff=guest).state == "expected"


def test_the_grid_enters_everybody_at_once(meeting, clerk, guest):
    mine, hers = (meeting.attendances.get(staff=one).pk for one in (clerk, guest))
    facts = {f"came_{mine}": "present", f"came_{hers}": "leave", f"note_{hers}": "下乡", "seen": 0}

    post(browser_of(clerk), "attendance", meeting.pk, **facts)

    assert meeting.attendances.get(staff=guest).note == "下乡"
    assert "应到 2 人　实到 1 人　请假 1 人" in page_of(browser_of(clerk), "meeting", meeting.pk)


def test_a_substitute_without_a_name_is_told_and_what_was_typed_stays(meeting, clerk, guest):
    hers = meeting.attendances.get(staff=guest).pk

    answer = post(browser_of(clerk), "attendance", meeting.pk, **{f"came_{hers}": "substitute", "seen": 0})

    assert answer.status_code == 422
    assert f"{guest.name}委派他人参会" in answer.content.decode()
    assert '<option value="substitute" selected>' in answer.content.decode()


def test_the_sheet_is_a_workbook(meeting, guest):
    answer = browser_of(guest).get(reverse("meetings:sheet", args=[meeting.pk]))

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"PK")


def test_agenda_lines_without_a_title_are_left_out(meeting, clerk):
    rows = [{"title": "进度", "speaker": "林素华", "minutes": "20"}, {"title": ""}, {"title": "其他"}]

    post(browser_of(clerk), "agenda", meeting.pk, seen=0, **lines(*rows))

    assert list(meeting.agenda.values_list("order", "title")) == [(1, "进度"), (2, "其他")]


def test_an_agenda_that_is_too_long_is_told(meeting, clerk):
    answer = post(browser_of(clerk), "agenda", meeting.pk, seen=0, **lines({"title": "进度", "minutes": "61"}))

    assert answer.status_code == 422
    assert "议程共 61 分钟" in answer.content.decode()


def test_a_decision_without_a_day_is_told_in_its_line(meeting, clerk, department):
    answer = post(browser_of(clerk), "decisions", meeting.pk, seen=0, **lines({"text": "汇总", "unit": department.pk}))

    assert answer.status_code == 422
    assert "期限没有填，请补上" in answer.content.decode()


def test_decisions_and_minutes_lead_to_tasks_on_the_page(held, clerk, chair, department):
    recorder, leader = browser_of(clerk), browser_of(chair)
    post(
        recorder,
        "decisions",
        held.pk,
        seen=held.version,
        **lines({"text": "汇总进度", "unit": department.pk, "due": "2026-06-30"}),
    )
    post(recorder, "minutes", held.pk, seen=held.version + 1, text="听取汇报。")

    post(leader, "issue", held.pk, seen=held.version + 2)

    page = page_of(leader, "meeting", held.pk)
    assert Task.objects.get().get_absolute_url() in page
    assert "签发“第 5 次主席办公会”纪要，1 项议定事项已交办" in page


def test_minutes_ask_what_came_of_each_point(meeting, clerk):
    services.set_agenda(meeting, by=clerk, seen=0, agenda=[Point("进度")])

    post(browser_of(clerk), "minutes", meeting.pk, seen=1, text="听取。", outcome_1="同意。")

    assert meeting.agenda.get().outcome == "同意。"


def test_who_only_records_sees_why_she_does_not_issue(held, clerk):
    services.write_minutes(held, by=clerk, seen=held.version, text="听取汇报。")

    assert "请主持人或召集单位负责人签发" in page_of(browser_of(clerk), "meeting", held.pk)


def test_a_file_is_put_to_a_meeting_and_read_by_who_is_asked(meeting, clerk, guest):
    upload = SimpleUploadedFile("材料.txt", "进度表".encode())
    browser_of(clerk).post(reverse("meetings:attach", args=[meeting.pk]), {"file": upload})

    stored = files.of(meeting).get()
    outsider = browser_of(staff_in(DepartmentFactory()))
    addresses = [browser.get(f"/files/{stored.pk}/").status_code for browser in (browser_of(guest), outsider)]
    assert addresses == [200, 404]


def test_the_month_shows_its_days_in_their_order(meeting, clerk, department):
    MeetingFactory(title="早会", unit=department, starts=AT_THREE.replace(hour=8))

    page = page_of(browser_of(clerk), "month", "2026-06")

    assert page.index("早会") < page.index("第 5 次主席办公会")
    assert "2026年6月3日 星期三" in page
    assert "这个月没有会议" in page_of(browser_of(clerk), "month", "2026-07")


@pytest.mark.parametrize("month", ["2026", "2026Q2", "nonsense", "2026-13"])
def test_what_is_no_month_is_not_found(clerk, month):
    assert browser_of(clerk).get(reverse("meetings:month", args=[month])).status_code == 404


def test_the_list_of_those_to_come_leaves_out_what_was_held(meeting, held, clerk, department):
    MeetingFactory(title="下次会", unit=department, starts=AT_THREE + timedelta(days=7))

    page = page_of(browser_of(clerk), "list", side="coming")

    assert "下次会" in page
    assert held.title not in page


def test_the_list_asks_no_more_for_more_meetings(department, clerk):
    client = browser_of(clerk)
    asked = []
    for count in (10, 30):
        for one in MeetingFactory.create_batch(count, unit=department):
            AttendanceFactory(meeting=one)
        page_of(client, "list")
        asked.append(queries_of(client, "list"))

    assert asked[0] == asked[1]


@pytest.mark.parametrize("name", ["meeting", "attendance"])
def test_a_page_asks_no_more_for_more_people(meeting, clerk, name, department):
    client = browser_of(clerk)
    page_of(client, name, meeting.pk)
    few = queries_of(client, name, meeting.pk)
    for _ in range(20):
        AttendanceFactory(meeting=meeting, unit=department)

    assert queries_of(client, name, meeting.pk) == few


def test_an_empty_list_teaches_the_first_step(clerk):
    assert "召集第一次会议" in page_of(browser_of(clerk), "list")


def test_the_page_asks_no_more_for_more_tasks(held, chair):
    client = browser_of(chair)
    asked = []
    for count in (2, 20):
        for _ in range(count):
            DecisionFactory(meeting=held, task=TaskFactory(kind="decision"))
        page_of(client, "meeting", held.pk)
        asked.append(queries_of(client, "meeting", held.pk))

    assert asked[0] == asked[1]
