"""Targets as the matrix saves them: a block of cells at once, each against the version its editor saw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.cycle.plans.models import Goal, Plan, ResidualNote, Target
from jinguo.cycle.plans.models.targets import key_of
from jinguo.cycle.plans.permissions import may_edit, may_set_target
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.rules.exact_words import parse_share
from jinguo.rules.periods import BadPeriodError, parse_period

FACTS = ("value", "text", "role", "share", "base", "base_source")
STORED = (*FACTS, "version", "set_by", "set_at")


@dataclass(frozen=True)
class Cell:
    """One cell to be written: whose, when, where, and what it shall hold.

    `seen` is the version of the target that the editor saw, None where there was none. `facts` are columns of Target
    out of `FACTS`; a cell whose value and text are both empty is taken away.
    """

    goal: Goal
    period: str
    holder: Unit | Staff
    facts: dict[str, Any]
    region: Region | None = None
    seen: int | None = None

    @property
    def sides(self) -> tuple[Unit | None, Staff | None]:
        """The holder as the two columns of a target."""
        return (self.holder, None) if isinstance(self.holder, Unit) else (None, self.holder)

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from every other cell of the plan."""
        unit, staff = self.sides
        region = self.region.pk if self.region else None
        return self.goal.pk, key_of(self.period, unit.pk if unit else None, staff.pk if staff else None, region)

    @property
    def place(self) -> str:
        """Where it stands, in words: a pasted block has many cells."""
        return f"目标 {self.goal.number} {self.period} {self.holder}{f'（{self.region}）' if self.region else ''}"

    @property
    def is_emptied(self) -> bool:
        """Whether nothing shall be left in it."""
        return "value" in self.facts and self.facts["value"] is None and not self.facts.get("text")


@dataclass(frozen=True)
class Conflict:
    """A cell that somebody changed after its editor saw it; `now` is what stands there, None where it is gone."""

    cell: Cell
    now: Target | None

    @property
    def who(self) -> str:
        """Who was quicker."""
        return self.now.set_by.name if self.now and self.now.set_by else "有人"


class Conflicts(Exception):
    """Cells that others have changed meanwhile; nothing of the block was written."""

    def __init__(self, found: Sequence[Conflict]) -> None:
        self.found = list(found)
        super().__init__("；".join(f"{one.cell.place}：{one.who}已改过" for one in found))


@transaction.atomic
def set_targets(plan: Plan, cells: Iterable[Cell], *, by: Staff | None) -> list[Target]:
    """Write a block of cells or none of it; returns the targets that now stand in them.

    Raises Refused for a cell that is not the actor's to write, Conflicts when another editor was quicker, and
    ValidationError that names every cell that does not hold.
    """
    wanted = list(cells)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)  # two editors' blocks come one after the other
    _demand_own(plan, wanted, by)
    targets = Target.objects.filter(goal__plan=plan).select_related("set_by")
    standing = {(one.goal_id, one.key): one for one in targets}
    conflicts = [Conflict(cell, standing.get(cell.key)) for cell in wanted if _moved_on(cell, standing.get(cell.key))]
    if conflicts:
        raise Conflicts(conflicts)
    _check_all(plan, wanted)
    before = {cell.place: _shown(standing.get(cell.key)) for cell in wanted}
    written = _store(wanted, standing, by)
    after = {cell.place: _shown(written.get(cell.key)) for cell in wanted}
    changes = {place: (before[place], after[place]) for place in before if before[place] != after[place]}
    audit.record("plan.set_targets", plan, by=by, changes=changes, note=f"{len(changes)} 格")
    return list(written.values())


@transaction.atomic
def explain(goal: Goal, axis: str, key: str, amount: Decimal, *, by: Staff, text: str) -> ResidualNote:
    """Say why a difference stays (差额说明); it holds as long as the difference is this very amount."""
    demand(may_edit(by, goal.plan))
    facts = {"amount": amount, "text": text, "by": by, "on": clock.today()}
    note, _ = ResidualNote.objects.update_or_create(goal=goal, axis=axis, key=key, defaults=facts)
    note.full_clean()
    audit.record("goal.explain", goal, by=by, note=text)
    return note


def _demand_own(plan: Plan, cells: list[Cell], by: Staff | None) -> None:
    """Each holder is asked once, however many cells are hers."""
    if any(cell.goal.plan_id != plan.pk for cell in cells):
        raise ValidationError("有的目标不在这份方案里，请刷新后再填。")
    if by is None or may_edit(by, plan):
        return
    for cell in {(one.goal.pk, one.holder): one for one in cells}.values():
        demand(may_set_target(by, cell.goal, cell.holder))


def _moved_on(cell: Cell, now: Target | None) -> bool:
    return (now.version if now else None) != cell.seen


def _store(cells: list[Cell], standing: dict[Any, Target], by: Staff | None) -> dict[Any, Target]:
    """Three statements, however many cells; the targets by key."""
    kept = {cell.key: _filled(cell, standing.get(cell.key), by) for cell in cells if not cell.is_emptied}
    gone = [standing[cell.key].pk for cell in cells if cell.is_emptied and cell.key in standing]
    Target.objects.filter(pk__in=gone).delete()
    Target.objects.bulk_update([one for one in kept.values() if one.pk], STORED)
    Target.objects.bulk_create([one for one in kept.values() if not one.pk])
    return kept


def _filled(cell: Cell, now: Target | None, by: Staff | None) -> Target:
    unit, staff = cell.sides
    target = now or Target(goal=cell.goal, period=cell.period, unit=unit, staff=staff, region=cell.region)
    for name, value in cell.facts.items():
        setattr(target, name, value)
    target.version += 1
    target.sign(by)
    return target


def _check_all(plan: Plan, cells: list[Cell]) -> None:
    complaints = [f"{cell.place}：{words}" for cell in cells for words in _complaints(plan, cell)]
    if complaints:
        raise ValidationError(complaints)


def _complaints(plan: Plan, cell: Cell) -> Iterable[str]:
    """What does not hold of one cell, in words."""
    unknown = set(cell.facts) - set(FACTS)
    if unknown:
        raise KeyError(*unknown)
    yield from _period_complaints(plan, cell.period)
    if ("unit" if isinstance(cell.holder, Unit) else "staff") not in plan.rules.holders:
        yield f"{plan.rules.title}的目标不由{'单位' if isinstance(cell.holder, Unit) else '个人'}承担，请另选。"
    yield from _share_complaints(cell)
    for name, value in cell.facts.items():
        try:
            field: Any = Target._meta.get_field(name)
            field.clean(value, None)
        except ValidationError as problem:
            yield f"{field.verbose_name}：{'；'.join(problem.messages)}"


def _share_complaints(cell: Cell) -> Iterable[str]:
    """A change against the baseline is a share in words."""
    text = str(cell.facts.get("text") or "")
    if cell.goal.comparator == "relative" and text:
        try:
            parse_share(text)
        except ValueError as problem:
            yield str(problem)


def _period_complaints(plan: Plan, code: str) -> Iterable[str]:
    try:
        period = parse_period(code)
    except BadPeriodError as problem:
        yield str(problem)
        return
    if period.first < plan.span.first or period.last > plan.span.last:
        yield f"不在方案的期间（{plan.span.label}）之内。"


def _shown(target: Target | None) -> str:
    """What a cell holds, for the trail."""
    if target is None:
        return ""
    facts = [target.value if target.value is not None else target.text, target.get_role_display()]
    return " ".join(str(one) for one in [*facts, target.share] if one not in (None, ""))
