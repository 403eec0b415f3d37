"""Goals from a workbook: new numbers are added, known ones changed, values written through the matrix's own service."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model

from jinguo.base.sheets import CellError, Importer, RowsRefused, Saved, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.cycle.plans import services
from jinguo.cycle.plans.importing.exporting import goal_rows
from jinguo.cycle.plans.importing.reading import PlanBook, Shelf
from jinguo.cycle.plans.importing.sheet import goal_sheet
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.permissions import may_edit, may_read, may_set_target
from jinguo.cycle.plans.services import Cell, Conflicts
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict, all_of


class GoalImporter(Importer):
    """Goals with their yearly and quarterly values; of one plan, or of all within reach.

    An empty cell leaves what stands. A row whose unit and person are both empty speaks of the plan's own unit.
    """

    kind = "goals"

    def __init__(self, plan: Plan | None = None) -> None:
        self.plan = plan

    @property
    def sheet(self) -> Sheet:
        """The goal table; a plan's own page knows which plan is meant."""
        return goal_sheet(self.plan)

    def save(self, rows: Sequence[Row], *, by: Staff | None) -> list[Saved]:
        """Goals first, in the order of the file, then all values of a plan as one block."""
        shelf = Shelf(self.sheet, self.plan, by)
        saved, errors = [], []
        for row in rows:
            try:
                saved.append(self._goal(shelf.book(row), row, by))
            except ValidationError as problem:
                errors += self._complaints(row, problem)
            except PermissionDenied as refusal:
                errors.append(CellError(row["_row"], "", "", str(refusal)))
        if errors:
            raise RowsRefused(errors)
        written = [one for book in shelf.books for one in _write_values(book, by)]
        return [*saved, *written]

    def save_row(self, row: Row, *, by: Staff | None) -> Saved:
        """A set of one."""
        return self.save([row], by=by)[0]

    def rows(self, *, by: Staff | None) -> Iterable[Mapping[str, Any]]:
        """The goals within reach; the console exports all."""
        goals = Goal.objects.visible_to(by) if by else Goal.objects.all()
        targets = Target.objects.visible_to(by) if by else Target.objects.all()
        return goal_rows(goals.filter(plan=self.plan) if self.plan else goals, targets)

    def remove(self, objects: Sequence[Model], *, by: Any) -> None:  # noqa: ARG002 - who undoes stands in the batch
        """Take back values before the goals they hang on, lower goals before upper ones."""
        newest_first = dict.fromkeys(reversed(objects))
        for kind in (Target, Goal):
            for one in newest_first:
                if isinstance(one, kind):
                    one.delete()

    def may_import(self, actor: Staff) -> Verdict:
        """Who reads plans; whose hands a plan is in is asked of each row."""
        return may_read(actor)

    def may_remove(self, obj: Any) -> Verdict:
        """Only while its plan is being made."""
        plan = obj.plan if isinstance(obj, Goal) else obj.goal.plan
        return all_of((plan.is_open, f"“{plan}”已送审或冻结，请按退回或变更办理"))

    def _goal(self, book: PlanBook, row: Row, by: Staff | None) -> Saved:
        """The goal of a row as it stands now, its values noted down for later."""
        facts, goal = book.facts(row), book.goals.get(row["number"])
        if goal is None:
            made = services.add_goal(book.plan, by=by, number=row["number"], **facts)
            saved = Saved(row["_row"], made)
        else:
            differing = {name: value for name, value in facts.items() if getattr(goal, name) != value}
            made = services.change_goal(goal, by=by, **differing) if differing else goal
            saved = Saved(row["_row"], made, created=made.pk in book.fresh, changed=bool(differing))
        if saved.created:
            book.fresh.add(made.pk)
        book.goals[made.number] = made
        book.note_values(made, row)
        return saved


def _write_values(book: PlanBook, by: Staff | None) -> list[Saved]:
    """Every value of a plan that differs from what stands, as one block; complaints go back to their rows."""
    cells = [cell for _, cell in book.cells]
    _demand_each(book, by)
    try:
        written = services.set_targets(book.plan, cells, by=by) if cells else []
    except Conflicts as problem:
        raise RowsRefused([CellError(0, "", "", f"{problem}，请重新试读")]) from problem
    except ValidationError as problem:
        raise RowsRefused([_placed(book, message) for message in problem.messages]) from problem
    rows = {cell.key: at for at, cell in book.cells}
    return [Saved(rows[one.goal_id, one.key], one, created=one.version == 1) for one in written]


def _demand_each(book: PlanBook, by: Staff | None) -> None:
    """Whose values are not the importer's to write, by row."""
    if by is None or may_edit(by, book.plan):
        return
    refused = {at: may_set_target(by, cell.goal, cell.holder) for at, cell in book.cells}
    errors = [CellError(at, "", "", f"{verdict.reason}。") for at, verdict in refused.items() if not verdict]
    if errors:
        raise RowsRefused(errors)


def _placed(book: PlanBook, message: str) -> CellError:
    """A complaint of the matrix, which names the cell in words, at the row that the cell came from."""
    found: list[tuple[int, Cell]] = [(at, cell) for at, cell in book.cells if message.startswith(f"{cell.place}：")]
    return CellError(found[0][0] if found else 0, "", "", message)
