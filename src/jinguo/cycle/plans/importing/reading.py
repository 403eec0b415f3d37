"""What the words of a row mean: its plan, its goal's facts, its holders and their values."""

from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.sheets import Sheet
from jinguo.base.sheets.columns import Row
from jinguo.cycle.bookkeeping.measures import measures
from jinguo.cycle.plans.importing.exporting import headings, periods_of
from jinguo.cycle.plans.importing.sheet import GOAL_FACTS, VALUES
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.services import Cell
from jinguo.org.structure.models import Staff, Unit


class Shelf:
    """The plans that a file speaks of; each, and every person and unit, is looked up once."""

    def __init__(self, sheet: Sheet, plan: Plan | None, by: Staff | None) -> None:
        self.sheet, self.plan, self.by = sheet, plan, by
        self._books: dict[str, PlanBook | None] = {}

    @property
    def books(self) -> list["PlanBook"]:
        """The plans that were spoken of."""
        return [book for book in self._books.values() if book]

    def book(self, row: Row) -> "PlanBook":
        """The plan that a row means. Raises ValidationError at the column."""
        code = row["plan"] or (self.plan.code if self.plan else "")
        if self.plan and code != self.plan.code:
            raise ValidationError({"plan": f"这里导入的是 {self.plan.code}，请改成它或空着。"})
        if code not in self._books:
            self._books[code] = self._opened(code)
        book = self._books[code]
        if book is None:
            raise ValidationError({"plan": "没有这个代码的方案，或不在您的权限范围内，请核对代码。"})
        return book

    def _opened(self, code: str) -> "PlanBook | None":
        plans = Plan.objects.visible_to(self.by) if self.by else Plan.objects.all()
        plan = plans.filter(code=code).select_related("unit", "staff").first()
        return PlanBook(plan, self) if plan else None

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The standing units by code."""
        return {unit.code: unit for unit in Unit.objects.standing_on(clock.today())}

    @cached_property
    def staff(self) -> dict[str, Staff]:
        """Those who work here by number."""
        return {one.number: one for one in Staff.objects.filter(is_active=True)}

    @cached_property
    def sources(self) -> dict[str, str]:
        """The codes of measures by what the table calls them."""
        return {heading: code for code, heading in headings().items()}


class PlanBook:
    """One plan while its rows are read: its goals by number, which of them are new, and the values to be written."""

    def __init__(self, plan: Plan, shelf: Shelf) -> None:
        self.plan, self.shelf = plan, shelf
        self.goals: dict[str, Goal] = {goal.number: goal for goal in plan.goals.select_related("plan__unit", "parent")}
        self.fresh: set[int] = set()
        self.cells: list[tuple[int, Cell]] = []
        self.periods = periods_of(plan)

    def facts(self, row: Row) -> dict[str, Any]:
        """What a row says of its goal, by field; empty cells say nothing. Raises ValidationError at the column."""
        said = {name: row[name] for name in GOAL_FACTS if row[name] not in (None, "")}
        if row["number"] not in self.goals and "title" not in said:
            raise ValidationError({"title": "新目标没有填写名称，请补上。"})
        readers = {"parent": self._parent, "leader": self._person, "source": self._source}
        return {name: readers[name](name, value) if name in readers else value for name, value in said.items()}

    def note_values(self, goal: Goal, row: Row) -> None:
        """Keep the cells of a row that differ from what stands."""
        values = {name: row[name] for name in VALUES if row[name] is not None}
        foreign = [name for name in values if name not in self.periods]
        if foreign:
            raise ValidationError({foreign[0]: f"方案期间是{self.plan.span.label}，没有季度值，请空着。"})
        if goal.is_text and values:
            raise ValidationError({next(iter(values)): "完成事项没有数值，请写在“要求”一列。"})
        for holder in self._holders(row):
            for name, facts in self._facts_by_column(row, values).items():
                self._note(row["_row"], goal, self.periods[name], holder, facts)

    def _facts_by_column(self, row: Row, values: dict[str, Decimal]) -> dict[str, dict[str, Any]]:
        """What the cells of a row shall hold; what is said of the holder goes with each of them."""
        said = {name: row[name] for name in ("role", "share") if row[name] not in (None, "")}
        cells = {name: {"value": value, **said} for name, value in values.items()}
        if row["text"]:
            cells["year"] = {**cells.get("year", said), "text": row["text"]}
        return cells

    def _note(self, at: int, goal: Goal, period: str, holder: Unit | Staff, facts: dict[str, Any]) -> None:
        cell = Cell(goal, period, holder, facts)
        now = self._standing.get(cell.key)
        if now is None or any(getattr(now, name) != value for name, value in facts.items()):
            seen = now.version if now else None
            self.cells.append((at, Cell(goal, period, holder, facts, seen=seen)))

    def _holders(self, row: Row) -> list[Unit | Staff]:
        """Whom the values of a row are written for: the named unit and the named person, else the plan's owner."""
        named: list[Unit | Staff] = []
        if row["unit"]:
            named.append(self._unit(row["unit"]))
        if row["staff"]:
            named.append(self._person("staff", row["staff"]))
        return named or [self.plan.owner]

    def _parent(self, name: str, number: str) -> Goal:
        if number not in self.goals:
            raise ValidationError({name: f"方案里没有编号 {number} 的目标，请把上级写在上面，或核对编号。"})
        return self.goals[number]

    def _person(self, name: str, number: str) -> Staff:
        if number not in self.shelf.staff:
            raise ValidationError({name: f"没有工号 {number} 的在职人员，请核对工号。"})
        return self.shelf.staff[number]

    def _unit(self, code: str) -> Unit:
        if code not in self.shelf.units:
            raise ValidationError({"unit": f"没有代码 {code} 的单位，或它已撤销，请核对代码。"})
        return self.shelf.units[code]

    def _source(self, name: str, text: str) -> str:
        code = self.shelf.sources.get(text, text)
        if not measures([code]):
            raise ValidationError({name: f"没有统计项“{text}”，请照统计项的名称填，或空着。"})
        return code

    @cached_property
    def _standing(self) -> dict[tuple[int, str], Target]:
        return {(one.goal_id, one.key): one for one in Target.objects.filter(goal__plan=self.plan)}
