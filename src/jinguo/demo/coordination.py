"""What the committee's office drove: meetings and what they decided, the mid-year inspection, what the province asked.

Seed C: SC2 (例会), SC3 (综合协调), SC7 (通报). Read from `data/coordination.toml`; information and circulars stand in
`coordination_papers`.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from importlib.resources import files
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from jinguo.committee.coordination import services
from jinguo.committee.coordination.models import InspectionRound, Slip, YearInspection
from jinguo.committee.coordination.queries.lateness import late_of
from jinguo.committee.coordination.queries.upper import LEDGER
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.inspections import services as inspections
from jinguo.cycle.inspections.models import Finding
from jinguo.cycle.inspections.services import Item
from jinguo.cycle.meetings import services as meetings
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.services import Line, Point, Resolution
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.services import accept, submit
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.work_calendar import work_calendar

COMMITTEE = "市妇儿工委"
OFFICE, CLERK, CHAIR = "妇儿工委办/主任", "妇儿工委办/干事1", "领导班子/副主席1"
NOTICE = timedelta(days=5)
NINE = time(9)
VISITED = date(2026, 9, 18)  # when the demands of the province's inspection are entered


@cache
def told() -> dict[str, Any]:
    """What `coordination.toml` says."""
    return tomllib.loads(files("jinguo.demo").joinpath("data", "coordination.toml").read_text("utf-8"))


def happenings() -> Iterator[Happening]:
    """Everything on its day."""
    for meeting in told()["meeting"]:
        yield from _meeting(meeting)
    for slip in told()["slip"]:
        yield Happening(slip["day"], f"督办 {slip['unit']}", partial(_slip, slip))
        if "reported" in slip:
            yield Happening(slip["reported"], f"办理督办单 {slip['unit']}", partial(_answer_slip, slip))
    yield from _inspection(told()["inspection"])
    yield Happening(VISITED, "登记上级督查要求", _demands)
    for demand in told()["upper"]["demand"]:
        if "reported" in demand:
            yield Happening(demand["reported"], f"报送整改 {demand['text']}", partial(_report, demand["text"], demand))
            yield Happening(demand["answered"], f"答复上级 {demand['text']}", partial(_answer, demand))


def _meeting(one: dict[str, Any]) -> Iterator[Happening]:
    days = work_calendar()
    yield Happening(days.on_or_before(one["day"] - NOTICE), f"召集 {one['title']}", partial(_call, one))
    yield Happening(one["day"], f"召开 {one['title']}", partial(_hold, one))
    yield Happening(days.next_workday(one["day"]), f"签发纪要 {one['title']}", partial(_issue, one))
    for decision in one.get("decision", ()):
        yield Happening(decision["reported"], f"报送 {decision['text']}", partial(_report, decision["text"], decision))


def _call(one: dict[str, Any], world: World) -> None:
    services.call_meeting(
        world.units[COMMITTEE],
        by=world.staff[OFFICE],
        kind=one["kind"],
        title=one["title"],
        groups=one["groups"],
        starts=datetime.combine(one["day"], NINE, tzinfo=timezone.get_current_timezone()),
        place="市行政中心会议室",
        minutes=120,
        chair=world.staff[CHAIR],
        agenda=[Point(title) for title in one["agenda"]],
    )


def _hold(one: dict[str, Any], world: World) -> None:
    """Everybody came but the last on the list, who sent somebody else."""
    meeting, by = _found(one), world.staff[OFFICE]
    *present, away = meeting.attendances.order_by("pk")
    lines = {row.pk: Line("present") for row in present} | {away.pk: Line("substitute", "王科长")}
    meetings.enter_attendance(meeting, by=by, lines=lines)
    meetings.hold(meeting, by=by)


def _issue(one: dict[str, Any], world: World) -> None:
    meeting, by = _found(one), world.staff[OFFICE]
    meeting = meetings.write_minutes(meeting, by=by, seen=meeting.version, text=one["text"])
    decided = one.get("decision", ())
    if decided:
        lines = [Resolution(each["text"], world.units[each["unit"]], each["due"]) for each in decided]
        meeting = meetings.set_decisions(meeting, by=by, seen=meeting.version, decisions=lines)
    meeting = meetings.issue(meeting, by=by)
    for row, each in zip(meeting.decisions.order_by("order"), decided, strict=True):
        if "target" in each:
            outline, code = each["target"]
            target = OutlineTarget.objects.get(outline__code=outline, code=code, outline__unit=world.city)
            services.hand_down(row, by=by, target=target)


def _found(one: dict[str, Any]) -> Meeting:
    return Meeting.objects.get(title=one["title"], day=one["day"])


def _report(title: str, facts: dict[str, Any], world: World) -> None:
    """The liaison reports, the office accepts on the same day."""
    _settle(Task.objects.get(title=title), facts, world.staff[f"{facts['unit']}/联络员"], world)


def _settle(task: Task, facts: dict[str, Any], by: Any, world: World, **more: Any) -> None:
    submit(task, by=by, narrative=facts["said"], **more)
    accept(task, by=world.staff[OFFICE])


def _slip(one: dict[str, Any], world: World) -> None:
    """About what the unit is longest late with."""
    committee, unit = world.units[COMMITTEE], world.units[one["unit"]]
    late = late_of(committee, {unit.pk})[0]
    text = "请查明原因，抓紧办理并报送。"
    services.issue_slip(committee, by=world.staff[OFFICE], matter=late.owed.key, due=one["due"], text=text)


def _answer_slip(one: dict[str, Any], world: World) -> None:
    slip = Slip.objects.select_related("task").get(unit=world.units[one["unit"]])
    _settle(slip.task, one, world.staff[f"{one['unit']}/联络员"], world)


def _inspection(one: dict[str, Any]) -> Iterator[Happening]:
    days = work_calendar()
    yield Happening(one["planned"], "制定年度督查方案", partial(_plan, one))
    yield Happening(days.on_or_before(one["day"] - NOTICE), "安排年中督查", partial(_arrange, one))
    yield Happening(one["day"], "年中督查", partial(_visit, one))
    for problem in one["problem"]:
        yield Happening(problem["reported"], f"报送整改 {problem['unit']}", partial(_put_right, problem))
    yield Happening(one["closed"], "复查年中督查的整改", partial(_recheck, one))


def _plan(one: dict[str, Any], world: World) -> None:
    facts = {"title": one["title"], "paper": one["paper"], "focus": "\n".join(one["focus"])}
    units = [world.units[name] for name in one["units"]]
    services.plan_year(world.units[COMMITTEE], by=world.staff[OFFICE], year=one["day"].year, units=units, **facts)


def _arrange(one: dict[str, Any], world: World) -> None:
    services.open_round(
        YearInspection.objects.get(year=one["day"].year),
        by=world.staff[OFFICE],
        stage="mid_year",
        day=one["day"],
        lead=world.staff[OFFICE],
        members=[world.staff[CLERK]],
        items=[Item(text) for text in one["focus"]],
        units=[world.units[name] for name in one["visited"]],
    )


def _visit(one: dict[str, Any], world: World) -> None:
    """Every item at every place, in order but for the problems; then the results are put together."""
    by, inspection = world.staff[OFFICE], InspectionRound.objects.get(stage="mid_year").inspection
    inspections.start(inspection, by=by)
    problems = {(each["unit"], each["item"]): each for each in one["problem"]}
    items = list(inspection.items.all())
    for site in inspection.sites.select_related("unit"):
        for item in items:
            bad = problems.get((str(site), item.order))
            facts: dict[str, Any] = {"outcome": "ok"}
            if bad:
                facts = {"outcome": "bad", "text": bad["text"], "needs_rectification": True, "due": bad["due"]}
            inspections.record(site, item, by=by, **facts)
        inspections.hand_in(site, by=by)
    inspections.report(inspection, by=by, summary=one["summary"])


def _put_right(one: dict[str, Any], world: World) -> None:
    paper = ContentFile(f"整改情况\n{one['said']}\n".encode(), "整改情况.txt")
    _settle(_finding(one).task, one, world.staff[f"{one['unit']}/专干"], world, files=[paper])


def _recheck(one: dict[str, Any], world: World) -> None:
    for problem in one["problem"]:
        facts = {"passed": problem["passed"], "note": problem.get("note", ""), "due": problem.get("again")}
        inspections.recheck(_finding(problem), by=world.staff[OFFICE], **facts)


def _finding(one: dict[str, Any]) -> Any:
    return Finding.objects.select_related("task").get(inspected__unit__short_name=one["unit"], text=one["text"])


def _demands(world: World) -> None:
    entry = CustomEntry.objects.get(ledger_row__code=LEDGER, title=told()["upper"]["title"])
    for one in told()["upper"]["demand"]:
        facts = {"text": one["text"], "unit": world.units[one["unit"]], "unit_due": one["unit_due"], "due": one["due"]}
        services.demand_of_unit(world.units[COMMITTEE], entry, by=world.staff[OFFICE], **facts)


def _answer(one: dict[str, Any], world: World) -> None:
    demand = Task.objects.get(title=one["text"]).subject
    facts = {"text": one["said"], "number": one["number"], "sent_on": one["answered"]}
    services.answer(demand, by=world.staff[OFFICE], **facts)
