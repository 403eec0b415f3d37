"""The office's days of the year: annual leave granted, slips approved by length and post, punches by the month.

Punches are drawn as the machine at the door would have recorded them, one seed a person; who is on leave or out all day
does not punch. Each month is settled and locked on the fifth working day of the next.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from importlib.resources import files
from random import Random
from typing import Any

from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval
from jinguo.cycle.flows.queries import approvals_of
from jinguo.demo.world import SEED, World
from jinguo.demo.year import Happening
from jinguo.office.attendance.facts import days_of
from jinguo.office.attendance.services import lock_month, settle
from jinguo.office.checks import services as checks
from jinguo.office.punches import services as punches
from jinguo.office.punches.services import Line
from jinguo.office.slips import services as slips
from jinguo.office.slips.models import LeaveRequest, Outing
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import Stay
from jinguo.rules.periods import Period, parse_period

OFFICE = "办公室/部长"
YEAR = 2026
FIRST_MONTHS = [f"{YEAR}-{month:02}" for month in range(1, 12)]
CUT_OFF, LAST_DAY, TODAY = date(YEAR, 12, 18), date(YEAR, 12, 29), date(YEAR, 12, 30)
GRANTED = date(YEAR, 1, 5)
ONE_DAY = timedelta(days=1)
BEGINS, ENDS = 510, 1050
ASKED_AHEAD = 3  # work days


def happenings() -> Iterator[Happening]:
    """Leave granted, each slip, each month's punches, the last days."""
    told = _told()
    yield Happening(GRANTED, "记入年休假", _grant)
    for leave in told["leave"]:
        yield from _leave(leave)
    calendar = work_calendar()
    for outing in told["outing"]:
        yield Happening(outing["day"], f"外出 {outing['place']}", partial(_go_out, outing))
        if outing["day"] < TODAY:
            yield Happening(calendar.next_workday(outing["day"]), "登记返回", partial(_come_back, outing))
    for one in told["forgotten"]:
        yield Happening(one["day"] + ONE_DAY, "申请补卡", partial(_make_up, one))
    for check in told["check"]:
        yield Happening(check["day"], "考勤抽查", partial(_check, check))
    for code in FIRST_MONTHS:
        month = parse_period(code)
        yield Happening(calendar.next_workday(month.last), f"导入 {month.label}打卡", partial(_take_in, month))
        yield Happening(calendar.nth_workday(month.last + ONE_DAY, 5), f"锁定 {month.label}考勤", partial(_lock, month))
    yield Happening(CUT_OFF, "导入年度考核截止日前的打卡", partial(_take_in, Period(date(YEAR, 12, 1), CUT_OFF)))
    yield Happening(TODAY, "导入十二月打卡", partial(_take_in, Period(CUT_OFF + ONE_DAY, LAST_DAY)))
    yield Happening(TODAY, "今天签到", _sign_in)


def _told() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("jinguo.demo.data").joinpath("attendance.toml").read_text("utf-8"))


def _grant(world: World) -> None:
    for number, staff in enumerate(_people(world)):
        since = date(1995 + (7 * number) % 28, 1 + number % 12, 1)
        slips.set_service_start(staff, by=world.staff[OFFICE], since=since)
    slips.grant_year(world.city, YEAR, by=world.staff[OFFICE])


def _leave(leave: dict[str, Any]) -> Iterator[Happening]:
    """Asked three work days before, answered the next day, reported back from on the first day at work."""
    calendar, asked = work_calendar(), leave["first"]
    for _ in range(ASKED_AHEAD):
        asked = calendar.on_or_before(asked - ONE_DAY)
    back = leave.get("back_on") or calendar.next_workday(leave["last"])
    yield Happening(asked, "请假", partial(_ask, leave))
    yield Happening(calendar.next_workday(asked), "批准请假", partial(_agree, leave))
    if back.year == YEAR:
        yield Happening(leave.get("reported_on", back), "销假", partial(_report_back, leave, back))


def _ask(leave: dict[str, Any], world: World) -> None:
    stay = Stay(leave["first"], leave["last"], leave.get("first_half", "am"), leave.get("last_half", "pm"))
    by = world.staff[leave["part"]]
    slips.ask_leave(by=by, kind=leave["kind"], stay=stay, reason=leave["reason"], hand_over="同部室人员代办")


def _agree(leave: dict[str, Any], world: World) -> None:
    (approval,) = approvals_of(_leave_of(leave, world))
    _answer_all(approval)


def _report_back(leave: dict[str, Any], back: date, world: World) -> None:
    slips.report_back(_leave_of(leave, world), by=world.staff[leave["part"]], back_on=back)


def _leave_of(leave: dict[str, Any], world: World) -> LeaveRequest:
    return LeaveRequest.objects.get(staff=world.staff[leave["part"]], first=leave["first"])


def _go_out(outing: dict[str, Any], world: World) -> None:
    """Reported in the morning; whoever the machine's clock finds late in the day is confirmed by her head."""
    by, day = world.staff[outing["part"]], outing["day"]
    facts = {"kind": outing.get("kind", "outing"), "place": outing["place"], "reason": outing["reason"]}
    row = slips.report_outing(by=by, first=day, last=day, leaves_at=outing["leaves"], back_by=outing["back"], **facts)
    if row.state == "waiting":
        slips.confirm_outing(row, by=_confirming(by, world))


def _come_back(outing: dict[str, Any], world: World) -> None:
    """Entered the next morning: back when she had said."""
    row = Outing.objects.get(staff=world.staff[outing["part"]], first=outing["day"])
    slips.come_back(row, by=row.staff, day=outing["day"], minute=outing["back"])


def _confirming(by: Staff, world: World) -> Staff:
    return world.staff[OFFICE] if by != world.staff[OFFICE] else world.staff["办公室/干事1"]


def _make_up(one: dict[str, Any], world: World) -> None:
    by = world.staff[one["part"]]
    request = punches.ask_correction(by=by, day=one["day"], minute=one["minute"], reason=one["reason"])
    (approval,) = approvals_of(request)
    _answer_all(approval)


def _answer_all(approval: Approval) -> None:
    """Everybody who is asked agrees, one after the other."""
    while approval.state == "running":
        asked = [one.staff for one in approval.waiting() if one.staff]
        flows.answer(approval, by=asked[0], agrees=True)
        approval.refresh_from_db()


def _check(told: dict[str, Any], world: World) -> None:
    """A check on a day of the year: whoever had signed in by the sheet is there, but for those named."""
    keeper, found = world.staff[OFFICE], {world.staff[one["part"]].pk: one for one in told.get("found", [])}
    away = _away(told["day"])
    here = {one: [told["minute"] - 100] for one in _people(world) if one.pk not in away}
    punches.enter_sheet(world.city, told["day"], here, by=keeper)
    check = checks.open_check(world.city, by=keeper, kind=told["kind"], note=told["note"], minute=told["minute"])
    for one in check.people.filter(place__in=("post", "absent")):
        line = found.get(one.staff_id, {})
        checks.enter(one, by=keeper, is_there=line.get("is_there", True), conduct=line.get("conduct", []))
    checks.end_check(check, by=keeper)
    for one in check.people.filter(staff__in=found):
        checks.handle(one, by=keeper, handling=found[one.staff_id]["handling"])
    checks.tell_check(check, by=keeper)


def _take_in(month: Period, world: World) -> None:
    lines = list(_lines(world, month))
    keeper = world.staff[OFFICE]
    punches.take_in(world.city, lines, by=keeper, name=f"attlog-{month.first:%Y%m}.dat", sha256=f"{SEED:064}")
    settle(world.city, month.first, month.last, by=keeper)


def _lock(month: Period, world: World) -> None:
    lock_month(world.city, month, by=world.staff[OFFICE])


def _sign_in(world: World) -> None:
    """The morning of the last day: the office's sheet, before the machine is read out."""
    away = _away(TODAY)
    rows = {one: [505 - number % 9] for number, one in enumerate(_people(world)) if one.pk not in away}
    late = list(rows)[-3:]
    for one in late:
        del rows[one]
    punches.enter_sheet(world.city, TODAY, rows, by=world.staff[OFFICE])


def _lines(world: World, month: Period) -> Iterator[Line]:
    """What the machine recorded, person by person."""
    calendar, forgotten = work_calendar(), {(one["part"], one["day"]): one["minute"] for one in _told()["forgotten"]}
    parts = {staff.pk: part for part, staff in world.staff.items()}
    number = 0
    for staff in _people(world):
        chance = Random(f"{SEED}{staff.number}{month.code}")  # noqa: S311 - the same every time
        for day in (one for one in days_of(month.first, month.last) if calendar.is_workday(one)):
            minutes = _minutes(chance, forgotten.get((parts.get(staff.pk, ""), day)))
            for minute in () if staff.pk in _away(day) else minutes:
                number += 1
                moment = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
                yield Line(number, staff.number, moment, "0")


def _minutes(chance: Random, forgotten: int | None) -> list[int]:
    """On time as a rule; now and then a little late, or gone a little early."""
    lot = chance.random()
    come = BEGINS + (chance.randint(6, 20) if lot < 0.012 else chance.randint(-20, 2))
    left = ENDS - (chance.randint(6, 15) if 0.012 <= lot < 0.018 else -chance.randint(1, 30))
    if forgotten is None:
        return [come, left]
    return [left] if forgotten < ENDS - 60 else [come]


def _away(day: date) -> set[int]:
    """Who is on leave or out all day: she passes no machine."""
    stands = LeaveRequest.objects.filter(state__in=("approved", "ended"), first__lte=day, last__gte=day)
    gone = {one.staff_id for one in stands if not one.back_on or day < one.back_on}
    out = Outing.objects.filter(first=day, leaves_at__lte=BEGINS + 10, state__in=("out", "back"))
    return gone | set(out.values_list("staff", flat=True))


def _people(world: World) -> list[Staff]:
    """The thirty of the office, by number."""
    hers = Staff.objects.filter(appointments__unit__organ_path=world.city.path, is_active=True)
    return list(hers.distinct().order_by("number"))
