"""Every duty is done once a day, and one that breaks off stands in nobody's way."""

import time_machine
from django.core.management import call_command

from jinguo.base.jobs import daily
from jinguo.base.jobs.models import DailyRun

NOON, NEXT_DAY = "2026-06-03T12:00:00+08:00", "2026-06-04T00:30:00+08:00"


def runs():
    return [(run.day.isoformat(), run.said) for run in DailyRun.objects.filter(code="test").order_by("day")]


def only(monkeypatch, act):
    monkeypatch.setattr(daily, "_duties", {"test": daily.Duty("test", "数数", act)})


def test_a_duty_is_done_once_a_day(db, monkeypatch):
    only(monkeypatch, lambda: "数了一遍")
    with time_machine.travel(NOON):
        daily.do_due()
        daily.do_due()
    with time_machine.travel(NEXT_DAY):
        daily.do_due()

    assert runs() == [("2026-06-03", "数了一遍"), ("2026-06-04", "数了一遍")]


def test_a_duty_that_breaks_off_is_tried_again(db, monkeypatch):
    answers = iter([ValueError("disk"), "好了"])

    def act():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    only(monkeypatch, act)
    with time_machine.travel(NOON):
        assert daily.do_due() == []
        assert [run.said for run in daily.do_due()] == ["好了"]


def test_the_duties_of_an_installation_leave_the_head_of_the_trail_outside(db, settings, tmp_path, capsys):
    settings.BACKUP_DIR = tmp_path

    call_command("tick")

    assert "留存审计链头：已记入 trail-heads.txt" in capsys.readouterr().out
    assert (tmp_path / "trail-heads.txt").read_text().count("\n") == 1


def test_what_is_done_at_every_look_is_done_each_time_and_one_that_breaks_off_hinders_nobody(db, monkeypatch, capsys):
    monkeypatch.setattr(daily, "_duties", {})
    monkeypatch.setattr(
        daily, "_at_every_look", {"broken": lambda: 1 / 0, "quiet": str, "counting": lambda: "数了一遍"}
    )

    call_command("tick")
    call_command("tick")

    assert capsys.readouterr().out == "数了一遍\n数了一遍\n"
