"""A meeting is planned, changed, held, minuted; what was decided becomes tasks."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.models import Decision, Meeting
from jinguo.cycle.meetings.queries import of_subject
from jinguo.cycle.meetings.services import Guest, Line, Point, Resolution
from jinguo.cycle.meetings.tests.conftest import AT_THREE, JUNE_2, JUNE_3, JUNE_4, JUNE_30
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, staff_in


def minuted(meeting, by, text="会议听取了进度汇报。"):
    return services.write_minutes(meeting, by=by, seen=meeting.version, text=text)


def test_who_is_asked_is_told_with_time_and_place_and_who_calls_is_not(meeting, clerk, guest):
    told = Message.objects.get(kind="meeting")

    assert (told.staff, told.title) == (guest, "请参加：第 5 次主席办公会（6月3日 15:00）")
    assert told.detail == "三楼会议室"


def test_without_a_recorder_who_calls_it_records(meeting, clerk):
    assert meeting.recorder == clerk


def test_the_day_is_the_one_of_the_office_clock(department, clerk):
    early = AT_THREE.replace(hour=1)
    facts = {"unit": department, "place": "三楼", "by": clerk}

    assert services.plan("早会", "other", starts=early, **facts).day == JUNE_3


def test_somebody_of_another_organ_calls_no_meeting(department):
    with pytest.raises(Refused, match="请办公室的人员召集"):
        services.plan("会", "office", unit=department, starts=AT_THREE, place="一楼", by=staff_in(DepartmentFactory()))


def test_a_meeting_is_found_by_the_row_it_belongs_to(department, clerk, meeting):
    facts = {"unit": department, "starts": AT_THREE, "place": "三楼", "by": clerk}
    linked = services.plan("部署会", "deployment", about=department, **facts)

    assert list(of_subject(department)) == [linked]


def test_a_new_time_is_told_and_a_new_title_is_not(meeting, clerk, guest):
    services.change(meeting, by=clerk, seen=0, title="第 6 次主席办公会")
    assert Message.objects.filter(staff=guest).count() == 1

    services.change(meeting, by=clerk, seen=1, starts=AT_THREE + timedelta(days=1))

    assert Message.objects.filter(staff=guest, title__startswith="会议时间地点有变").count() == 1
    assert Meeting.objects.get().day == JUNE_4


def test_a_change_from_an_older_page_is_refused(meeting, clerk, chair):
    services.change(meeting, by=clerk, seen=0, place="二楼")

    with pytest.raises(Stale, match=f"没有保存：{clerk.name}"):
        services.change(meeting, by=chair, seen=0, place="一楼")


def test_who_is_only_asked_changes_nothing(meeting, guest):
    with pytest.raises(Refused, match="请召集人、主持人、记录人"):
        services.change(meeting, by=guest, seen=0, place="一楼")


def test_a_deputy_of_the_chair_runs_it(meeting, chair, guest):
    DeputyFactory(staff=chair, deputy=guest)
    guest.forget_grants()

    assert services.change(meeting, by=guest, seen=0, place="一楼").place == "一楼"


def test_an_agenda_longer_than_the_meeting_is_refused(meeting, clerk):
    with pytest.raises(ValidationError, match="议程共 70 分钟，会议计划 60 分钟"):
        services.set_agenda(meeting, by=clerk, seen=0, agenda=[Point("进度", "林素华", 40), Point("其他", "", 30)])


def test_an_agenda_is_laid_out_anew_in_its_order(meeting, clerk):
    services.set_agenda(meeting, by=clerk, seen=0, agenda=[Point("旧")])
    services.set_agenda(meeting, by=clerk, seen=1, agenda=[Point("进度"), Point("其他")])

    assert list(meeting.agenda.values_list("order", "title")) == [(1, "进度"), (2, "其他")]


def test_who_is_asked_twice_has_one_row_and_is_told_once(meeting, clerk, guest):
    added = services.invite(meeting, by=clerk, people=[guest, guest], guests=[Guest("王主任", "市委办")])

    assert [row.name for row in added] == ["王主任"]
    assert Message.objects.filter(staff=guest, kind="meeting").count() == 1


def test_a_row_keeps_the_department_of_the_day(meeting, guest):
    assert meeting.attendances.get(staff=guest).unit.name == "权益部"


def test_who_is_no_longer_asked_is_told(meeting, clerk, guest):
    services.uninvite(meeting.attendances.get(staff=guest), by=clerk)

    assert not meeting.attendances.filter(staff=guest).exists()
    assert Message.objects.filter(staff=guest, title__startswith="不用参加").exists()


def test_who_has_signed_in_is_not_taken_off(meeting, clerk, guest):
    row = services.sign_in(meeting, by=guest)

    with pytest.raises(Refused, match="已登记为“出席”"):
        services.uninvite(row, by=clerk)


def test_a_meeting_is_not_held_before_its_day(meeting, clerk, at):
    at(AT_THREE - timedelta(days=1))

    with pytest.raises(Refused, match="会议在 6月3日"):
        services.hold(meeting, by=clerk)


def test_who_has_not_signed_in_is_absent_once_it_was_held_and_may_be_corrected(held, clerk, guest):
    row = held.attendances.get(staff=guest)
    assert row.state == "absent"

    services.enter_attendance(held, by=clerk, lines={row.pk: Line("present")})

    row.refresh_from_db()
    assert (row.state, row.way, row.entered_by) == ("present", "entered", clerk)


def test_a_meeting_called_off_says_why_and_tells_everybody(meeting, clerk, chair, guest):
    services.cancel(meeting, by=clerk, reason="主要领导出差")

    assert Meeting.objects.get().cancelled_because == "主要领导出差"
    assert set(Message.objects.filter(kind="progress").values_list("staff", flat=True)) == {chair.pk, guest.pk}


def test_minutes_are_written_with_what_came_of_each_point(meeting, clerk):
    services.set_agenda(meeting, by=clerk, seen=0, agenda=[Point("进度")])
    services.write_minutes(meeting, by=clerk, seen=1, text="听取汇报。", outcomes={1: "同意。"})

    assert Meeting.objects.get().text == "听取汇报。"
    assert meeting.agenda.get().outcome == "同意。"


def test_minutes_are_not_issued_by_who_wrote_them(held, clerk):
    with pytest.raises(Refused, match="请主持人或召集单位负责人签发"):
        services.issue(minuted(held, clerk), by=clerk)


def test_minutes_without_words_are_not_issued(held, chair):
    with pytest.raises(ValidationError, match="还没有起草纪要"):
        services.issue(held, by=chair)


def test_minutes_are_not_issued_before_the_meeting_was_held(meeting, clerk, chair):
    with pytest.raises(Refused, match="只有“已召开”时才能签发纪要"):
        services.issue(minuted(meeting, clerk), by=chair)


def test_each_decision_becomes_a_task_of_the_meeting(held, clerk, chair, guest, department):
    unit = guest.department_on(JUNE_3)
    services.set_decisions(held, by=clerk, seen=held.version, decisions=[Resolution("汇总进度", unit, JUNE_30, guest)])
    services.issue(minuted(held, clerk), by=chair)

    task = Task.objects.get()
    assert (task.kind, task.title, task.unit, task.staff, task.due) == ("decision", "汇总进度", unit, guest, JUNE_30)
    assert (task.giver, task.assigned_by, task.subject) == (department, chair, held)
    assert Decision.objects.get().task == task


def test_a_second_click_gives_no_second_task(held, clerk, chair, department):
    services.set_decisions(held, by=clerk, seen=held.version, decisions=[Resolution("汇总进度", department, JUNE_30)])
    services.issue(minuted(held, clerk), by=chair)

    with pytest.raises(Refused, match="会议现在是“纪要已签发”"):
        services.issue(held, by=chair)
    assert Task.objects.count() == 1


def test_a_decision_whose_day_is_over_keeps_the_minutes_from_being_issued(held, clerk, chair, department):
    services.set_decisions(held, by=clerk, seen=held.version, decisions=[Resolution("汇总进度", department, JUNE_2)])

    with pytest.raises(ValidationError, match="议定事项第 1 项的期限 6月2日 已经过去"), transaction.atomic():
        services.issue(minuted(held, clerk), by=chair)
    assert not Task.objects.exists()
    assert Meeting.objects.get().state == "held"


def test_a_decision_names_somebody_of_its_unit(held, clerk, guest, department):
    with pytest.raises(ValidationError, match="不在办公室任职"):
        services.set_decisions(
            held, by=clerk, seen=held.version, decisions=[Resolution("汇总进度", department, JUNE_30, guest)]
        )


def test_issued_minutes_are_not_rewritten(held, clerk, chair):
    services.issue(minuted(held, clerk), by=chair)

    with pytest.raises(Refused, match="会议纪要已签发，不再登记"):
        minuted(held, clerk, "别的话。")


def test_the_database_keeps_minutes_and_their_day_together(held):
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.update(state="minuted")


def test_who_is_asked_reads_a_meeting_of_a_unit_out_of_her_reach(meeting, clerk, department):
    outsider = staff_in(DepartmentFactory(), "county_office")
    assert not Meeting.objects.visible_to(outsider).exists()

    services.invite(meeting, by=clerk, people=[outsider])

    assert list(Meeting.objects.visible_to(outsider)) == [meeting]


def test_who_is_not_asked_does_not_read_the_meeting_of_another_department(meeting, department):
    stranger = staff_in(DepartmentFactory(parent=department.parent))

    assert not Meeting.objects.visible_to(stranger).exists()
