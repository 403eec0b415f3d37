"""A quarter's sheet is asked for, filled in, reported with its figures frozen, accepted or returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.cycle.delivery.models import QuarterSheet, SheetProblem
from jinguo.cycle.delivery.permissions import may_fill, may_open_sheets, may_submit
from jinguo.cycle.delivery.table import cut_off, frozen, live_rows
from jinguo.cycle.delivery.telling import tell_opened
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.queries import holders_of
from jinguo.cycle.tasks import services as tasks
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.periods import Period
from jinguo.rules.quarter_sheets import sheet_due
from jinguo.rules.verdict import YES

RECTIFICATION = "rectification"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with its remedy and, where it is to be followed up, the day by which."""

    problem: str
    remedy: str
    due: date | None = None


@transaction.atomic
def open_sheets(plan: Plan, quarter: Period, *, by: Staff | None) -> list[QuarterSheet]:
    """Ask every unit that holds a target of the plan for the quarter's sheet (下达); those that exist are left alone.

    Returns the new ones. Raises Refused, or ValidationError for a period that is no quarter of the plan.
    """
    plan = locked(plan)
    demand(may_open_sheets(by, plan) if by else YES)
    if quarter.kind != "quarter" or not (plan.span.first <= quarter.first and quarter.last <= plan.span.last):
        raise ValidationError({"quarter": f"{quarter.label}不是{plan.span.label}里的一个季度，请另选。"})
    due = sheet_due(quarter, clock.today(), work_calendar()).due
    known = set(QuarterSheet.objects.filter(plan=plan, period=quarter.code).values_list("unit", flat=True))
    units = [one for one in holders_of(plan) if isinstance(one, Unit) and one.stands_on(quarter.first)]
    return [_open(plan, unit, quarter, due, by) for unit in units if unit.pk not in known]


@transaction.atomic
def fill_sheet(
    sheet: QuarterSheet,
    *,
    by: Staff | None,
    seen: int | None = None,
    work_plan: str = "",
    narrative: str = "",
    problems: Sequence[Problem] = (),
) -> QuarterSheet:
    """Write the words of a sheet (填写). Raises Refused, Stale (with `seen`), ValidationError by field."""
    row = locked(sheet, seen)
    verdict = may_fill(by, row) if by else YES
    words = {"work_plan": work_plan.strip(), "narrative": narrative.strip()}
    sheet = act("quartersheet.fill", sheet, by=by, verdict=verdict, **words, version=row.version + 1)
    sheet.problems.all().delete()
    for order, one in enumerate(problems, 1):
        _keep_problem(sheet, order, one)
    return sheet


@transaction.atomic
def submit_sheet(sheet: QuarterSheet, *, by: Staff | None, seen: int | None = None) -> QuarterSheet:
    """Report a sheet (报送): its table is computed now and kept as it stands.

    Raises Refused, Stale (with `seen`), ValidationError where the work plan is empty or the quarter has not begun.
    """
    row = locked(sheet, seen)
    demand(may_submit(by, row) if by else YES, act="quartersheet.submit", row=row)
    _demand_complete(row)
    as_of = cut_off(row)
    rows = frozen(live_rows(row, as_of))
    told = {"submitted_on": clock.today(), "submitted_by": by, "as_of": as_of}
    sheet = move(sheet, "submit", by=by, reason=f"完成情况 {len(rows)} 项", **told, version=row.version + 1)
    sheet.rows = rows
    sheet.save(update_fields=["rows"])
    return sheet


@transaction.atomic
def accept_sheet(sheet: QuarterSheet, *, by: Staff | None, note: str = "", seen: int | None = None) -> QuarterSheet:
    """Let a sheet stand (通过); its problems with a day become rectifications of the unit. Raises Refused, Stale."""
    row = locked(sheet, seen)
    decided = {"decided_on": clock.today(), "decided_by": by, "note": note.strip()}
    sheet = move(sheet, "accept", by=by, reason=note.strip(), **decided, version=row.version + 1)
    for problem in sheet.problems.filter(task=None):
        if problem.due:
            _make_task(problem, problem.due, by)
    return sheet


@transaction.atomic
def send_back_sheet(sheet: QuarterSheet, *, by: Staff | None, reason: str, seen: int | None = None) -> QuarterSheet:
    """Return a sheet with a reason (退回); its table is computed anew when it comes again. Raises Refused, Stale."""
    row = locked(sheet, seen)
    decided = {"decided_on": clock.today(), "decided_by": by, "note": reason.strip()}
    return move(sheet, "send_back", by=by, reason=reason.strip(), **decided, version=row.version + 1)


def _open(plan: Plan, unit: Unit, quarter: Period, due: date, by: Staff | None) -> QuarterSheet:
    sheet = QuarterSheet.objects.create(plan=plan, unit=unit, period=quarter.code, due=due, opened_on=clock.today())
    audit.record("quartersheet.hand_out", sheet, by=by)
    tell_opened(sheet, by=by)
    return sheet


def _keep_problem(sheet: QuarterSheet, order: int, one: Problem) -> None:
    row = SheetProblem(sheet=sheet, order=order, problem=one.problem.strip(), remedy=one.remedy.strip(), due=one.due)
    row.full_clean()
    row.save()


def _demand_complete(sheet: QuarterSheet) -> None:
    if sheet.span.first > clock.today():
        raise ValidationError(f"{sheet.span.label}还没有开始，到时再报送。")
    if not sheet.work_plan.strip():
        raise ValidationError("季度工作计划还没有填。请先填写再报送。")


def _make_task(problem: SheetProblem, due: date, by: Staff | None) -> None:
    sheet = problem.sheet
    problem.task = tasks.assign(
        RECTIFICATION,
        problem.problem[:200],
        unit=sheet.unit,
        due=due,
        by=by,
        about=sheet,
        detail=problem.remedy,
        giver=sheet.plan.unit,
    )
    problem.save(update_fields=["task"])
