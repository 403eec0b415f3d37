"""Conduct of the year: a 诫勉教育 after a check (invented), and what every month's attendance gives notice of."""

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from importlib.resources import files
from typing import Any

from jinguo.demo.attendance import FIRST_MONTHS
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.office.checks.models import CheckedPerson
from jinguo.office.conduct import services
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.periods import parse_period

PERSONNEL = "组织联络部/人事"


def happenings() -> Iterator[Happening]:
    """What was given, and the notices on the day after each month was locked."""
    told = tomllib.loads(files("jinguo.demo.data").joinpath("attendance.toml").read_text("utf-8"))
    for one in told["admonition"]:
        yield Happening(one["day"], "诫勉教育", partial(_admonish, one))
    calendar = work_calendar()
    for code in FIRST_MONTHS:
        month = parse_period(code)
        yield Happening(calendar.nth_workday(month.last + timedelta(days=1), 6), "查找纪律提醒", _notice)


def _admonish(told: dict[str, Any], world: World) -> None:
    staff = world.staff[told["part"]]
    line = CheckedPerson.objects.get(staff=staff, spot_check__day=told["check"])
    facts = {name: told[name] for name in ("number", "facts")}
    services.enter_record(
        staff,
        by=world.staff[PERSONNEL],
        kind="admonition",
        given=told["day"],
        organ=world.city.name,
        checked=line,
        **facts,
    )


def _notice(_world: World) -> None:
    services.notice_all()
