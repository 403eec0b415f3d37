"""What goes out between the rounds: information from the units, bulletins made of it, the mid-year circular."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from jinguo.committee.body.models import Membership
from jinguo.committee.coordination import services
from jinguo.committee.coordination.models import Information, UnitCircular
from jinguo.committee.coordination.queries.information import to_print
from jinguo.cycle.publicity.services import circulate, sign_for
from jinguo.demo.coordination import CLERK, COMMITTEE, OFFICE, told
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.work_calendar import work_calendar

FOREWORD = "各成员单位按照两纲目标任务抓落实，现选登部分做法。"


def happenings() -> Iterator[Happening]:
    """Information on its day and taken up on the next work day, the bulletins, the circular and who signed for it."""
    days = work_calendar()
    for one in told()["information"]:
        yield Happening(one["day"], f"报送信息 {one['title']}", partial(_send, one))
        if one["day"] < told()["bulletin"][-1]["day"]:  # the last piece still waits
            yield Happening(days.next_workday(one["day"]), f"采用信息 {one['title']}", partial(_take_up, one))
    for number, one in enumerate(told()["bulletin"], 1):
        yield Happening(one["day"], f"工作简报第{number}期", partial(_gather, number))
    circular = told()["circular"]
    yield Happening(circular["day"], "成员单位通报", partial(_circular, circular))
    yield Happening(circular["signed"], "签收通报", partial(_sign, circular))


def _send(one: dict[str, Any], world: World) -> None:
    member = Membership.objects.select_related("unit", "committee__region").get(unit__name=one["unit"], last_day=None)
    by = world.staff[f"{one['unit']}/联络员"]
    services.send(member, by=by, title=one["title"], text=one["text"])


def _take_up(one: dict[str, Any], world: World) -> None:
    row, by = Information.objects.get(title=one["title"]), world.staff[OFFICE]
    if "declined" in one:
        services.decline(row, by=by, reason=one["declined"])
    else:
        services.accept(row, by=by)


def _gather(number: int, world: World) -> None:
    committee, by = world.units[COMMITTEE], world.staff[OFFICE]
    items = list(to_print(committee))
    made = services.gather(
        committee,
        by=world.staff[CLERK],
        items=items,
        number=f"{told()['prefix']}简〔2026〕{number}号",
        foreword=FOREWORD,
    )
    circulate(made.circular, by=by)


def _circular(one: dict[str, Any], world: World) -> None:
    days: dict[str, date] = {name: one[name] for name in ("first_day", "last_day")}
    row = services.draw_circular(world.units[COMMITTEE], by=world.staff[CLERK], number=one["number"], **days)
    circulate(row.circular, by=world.staff[OFFICE])


def _sign(one: dict[str, Any], world: World) -> None:
    made = UnitCircular.objects.select_related("circular").get().circular
    for unit in one["signers"]:
        sign_for(made, by=world.staff[f"{unit}/联络员"])
