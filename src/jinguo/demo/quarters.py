"""The quarters of the year: sheets handed in, departments rated from three sides, people graded, what is open carried.

Words, days and marks stand in `data/quarters.toml`; the figures of the sheets follow from the books. Of the last
quarter the sheets alone are handed in.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files
from typing import Any

from django.core.files.base import ContentFile

from jinguo.cycle.delivery import services as sheets
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.services import Problem
from jinguo.cycle.tasks import services as tasks
from jinguo.demo.plan import the_plan
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.office.quarter import services
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.grading.regular import RegularGrade
from jinguo.rules.periods import parse_period

OFFICE = "办公室/干事1"  # who does the performance office's work
LEADER = "领导班子/主席"
DEPUTY = "领导班子/副主席1"
NARRATIVE = "各项工作按计划推进，数字见下表。"
NOTES = ("完成计划，材料齐全", "按报表和台账核对", "工作扎实，按期完成")
FEEDBACK = "继续按节点推进，问题按期整改。"


def happenings() -> Iterator[Happening]:
    """Each quarter on its days, and each rectification that was put right."""
    for one in told()["quarter"]:
        label = parse_period(one["period"]).label
        yield Happening(one["asked"], f"下达{label}报表", partial(_ask, one))
        yield Happening(one["handed_in"], f"报送{label}报表", partial(_hand_in, one))
        if "begun" in one:
            yield from _reviewed(one, label)
    for one in told()["problem"]:
        if "done" in one:
            yield Happening(one["done"], f"整改 {one['problem']}", partial(_put_right, one))
            yield Happening(work_calendar().next_workday(one["done"]), "审核整改", partial(_accept_remedy, one))


@cache
def told() -> dict[str, Any]:
    """What `quarters.toml` says."""
    return tomllib.loads(files("jinguo.demo").joinpath("data", "quarters.toml").read_text("utf-8"))


def _reviewed(one: dict[str, Any], label: str) -> Iterator[Happening]:
    steps = (
        ("accepted", "审核季度报表", _accept),
        ("begun", "发起季度考评", _begin),
        ("own", "部室自评，个人小结", _rate_own),
        ("proposed", "部室提出意见", _propose),
        ("office", "绩效办评分", _rate_office),
        ("leader", "领导评分，审定等次", _rate_leader),
        ("signed", "签阅", _sign),
    )
    return (Happening(one[day], f"{label}{title}", partial(act, one)) for day, title, act in steps)


def _ask(one: dict[str, Any], world: World) -> None:
    sheets.open_sheets(the_plan(), parse_period(one["period"]), by=world.staff[OFFICE])


def _hand_in(one: dict[str, Any], world: World) -> None:
    quarter = int(one["period"][-1])
    for sheet in _sheets(one):
        by, label = world.head(sheet.unit.label), sheet.unit.label
        problems = [Problem(row["problem"], row["remedy"], row.get("due")) for row in _problems(one["period"], label)]
        words = {"work_plan": told()["plans"][label][quarter - 1], "narrative": NARRATIVE}
        sheets.fill_sheet(sheet, by=by, problems=problems, **words)
        sheets.submit_sheet(sheet, by=by)


def _accept(one: dict[str, Any], world: World) -> None:
    for sheet in _sheets(one):
        sheets.accept_sheet(sheet, by=world.staff[OFFICE], note="数字与台账一致")


def _begin(one: dict[str, Any], world: World) -> None:
    services.open_quarter(world.city, parse_period(one["period"]), by=world.staff[OFFICE])


def _rate_own(one: dict[str, Any], world: World) -> None:
    for review in _reviews(one):
        by = world.head(review.unit.label)
        services.rate_self(review, by=by, points=_points(review, 0), note=NOTES[0])
    for row in _appraisals(one):
        services.hand_in(row, by=row.staff, summary=_summary(row))


def _propose(one: dict[str, Any], world: World) -> None:
    """The head of each department of her people, a deputy chair of the heads."""
    for row in _appraisals(one):
        head = world.head(row.unit.label)
        by = world.staff[DEPUTY] if head == row.staff else head
        services.propose(row, by=by, grade=_grade(one, row, world), comment=_comment(one, row, world))


def _rate_office(one: dict[str, Any], world: World) -> None:
    for review in _reviews(one):
        services.rate_office(review, by=world.staff[OFFICE], points=_points(review, 1), note=NOTES[1])


def _rate_leader(one: dict[str, Any], world: World) -> None:
    for review in _reviews(one):
        marks: dict[str, Any] = {"points": _points(review, 2), "note": NOTES[2], "feedback": FEEDBACK}
        services.rate_leader(review, by=world.staff[LEADER], **marks)
    for row in _appraisals(one):
        services.decide(row, by=world.staff[LEADER], grade=_grade(one, row, world))


def _sign(one: dict[str, Any], world: World) -> None:
    for review in _reviews(one):
        services.sign_review(review, by=world.head(review.unit.label), reply="没有意见")
    for row in _appraisals(one):
        services.see_grade(row, by=row.staff)


def _put_right(one: dict[str, Any], world: World) -> None:
    task = _remedy(one)
    by = world.head(one["department"])
    proof = ContentFile(f"{one['problem']}\n{one['remedy']}\n".encode(), "整改情况.txt")
    tasks.submit(task, by=by, narrative=f"{one['remedy']}，已完成。", measures="继续保持。", files=[proof])


def _accept_remedy(one: dict[str, Any], world: World) -> None:
    tasks.accept(_remedy(one), by=world.staff[OFFICE], note="已整改")


def _remedy(one: dict[str, Any]) -> Any:
    sheet = QuarterSheet.objects.get(plan=the_plan(), period=one["period"], unit__name=one["department"])
    return sheet.problems.get(problem=one["problem"]).task


def _problems(period: str, department: str) -> list[dict[str, Any]]:
    return [one for one in told()["problem"] if (one["period"], one["department"]) == (period, department)]


def _sheets(one: dict[str, Any]) -> list[QuarterSheet]:
    return list(QuarterSheet.objects.filter(plan=the_plan(), period=one["period"]).select_related("unit", "plan__unit"))


def _reviews(one: dict[str, Any]) -> list[QuarterReview]:
    return list(QuarterReview.objects.filter(sheet__period=one["period"]).select_related("sheet__unit"))


def _appraisals(one: dict[str, Any]) -> list[RegularAppraisal]:
    return list(RegularAppraisal.objects.filter(period=one["period"]).select_related("staff", "unit"))


def _points(review: QuarterReview, side: int) -> Decimal:
    marks = told()["marks"]
    return Decimal(str(marks.get(f"{review.period}/{review.unit.label}", marks["usual"])[side]))


def _grade(one: dict[str, Any], row: RegularAppraisal, world: World) -> RegularGrade:
    if row.staff in [world.staff[part] for part in one["good"]]:
        return "good"
    return "plain" if row.staff in [world.staff[part] for part in one["plain"]] else "fair"


def _comment(one: dict[str, Any], row: RegularAppraisal, world: World) -> str:
    words: dict[RegularGrade, str] = {"good": "工作主动，任务完成好", "plain": "要抓紧进度，按时报送"}
    return words.get(_grade(one, row, world), "能完成分工任务")


def _summary(row: RegularAppraisal) -> str:
    plan = told()["plans"][row.unit.label][int(row.period[-1]) - 1]
    return f"本季度参加部室以下工作：{plan}\n本人分工的事项按期完成。不足是总结提炼不够，下季度改进。"
