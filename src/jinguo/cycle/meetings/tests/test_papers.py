"""The minutes as a document."""

from jinguo.base.papers.checks import check
from jinguo.cycle.meetings import services
from jinguo.cycle.meetings.papers import minutes_as_word, minutes_paper
from jinguo.cycle.meetings.services import Guest, Line, Point, Resolution
from jinguo.cycle.meetings.tests.conftest import JUNE_30


def test_the_minutes_say_when_where_and_who_led(meeting, clerk, chair):
    services.write_minutes(meeting, by=clerk, seen=0, text="听取汇报。")
    paper = minutes_paper(meeting)

    opening = f"2026年6月3日15:00，第 5 次主席办公会在三楼会议室召开，由{chair.name}主持。现将会议情况纪要如下。"
    assert paper.texts[:3] == ["第 5 次主席办公会纪要", opening, "听取汇报。"]
    assert paper.masthead.mark == "泉州市妇女联合会会议纪要"
    assert check(paper).ok


def test_each_point_stands_with_what_came_of_it(meeting, clerk):
    services.set_agenda(meeting, by=clerk, seen=0, agenda=[Point("研究进度", "林素华")])
    services.write_minutes(meeting, by=clerk, seen=1, text="听取汇报。", outcomes={1: "同意。"})

    assert "林素华作了汇报。同意。" in minutes_paper(meeting).texts


def test_who_came_and_who_did_not_are_told_apart(meeting, clerk, guest):
    services.invite(meeting, by=clerk, guests=[Guest("王主任", "市委办")], is_observer=True)
    rows = {row.name: row.pk for row in meeting.attendances.all()}
    came = {rows[clerk.name]: Line("present"), rows[guest.name]: Line("substitute", "小林")}
    services.enter_attendance(meeting, by=clerk, lines={**came, rows["王主任"]: Line("present")})

    texts = minutes_paper(meeting).texts
    assert f"出席：{clerk.name}、{guest.name}（小林代）。" in texts
    assert "列席：王主任（市委办）。" in texts
    assert not any(text.startswith("请假") for text in texts)


def test_decisions_stand_in_a_table(held, clerk, department):
    services.set_decisions(held, by=clerk, seen=held.version, decisions=[Resolution("汇总进度", department, JUNE_30)])

    assert list(minutes_paper(held).tables[0].rows) == [("1", "汇总进度", "办公室", "—", "2026年6月30日")]


def test_the_same_meeting_gives_the_same_bytes(held):
    assert minutes_as_word(held) == minutes_as_word(held)
