"""The matrix of a plan as a screen shows it: goals, under each its holders, across its periods, and what is left."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from jinguo.base import clock
from jinguo.base.web.words import number
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.models.targets import key_of as cell_key
from jinguo.cycle.plans.permissions import may_edit, may_set_target
from jinguo.cycle.plans.reconciling import WHOLE, Gap, gaps, key_of
from jinguo.org.structure.models import Appointment, Region, Staff, Unit
from jinguo.org.structure.models.units import PARTS
from jinguo.rules.decompose import Place
from jinguo.rules.goal_values import Axis
from jinguo.rules.periods import Period

Line = tuple[Unit | Staff, Region | None]
LineKey = tuple[tuple[str, int], int | None]  # a holder and a region
Held = dict[LineKey, dict[str, Target]]  # the targets of each line by their periods
GROUPS = frozenset(
    {"leading_group", "expert_panel", "statistics_group"}
)  # they decide and advise, answering for nothing
INSIDE = PARTS - GROUPS


@dataclass(frozen=True)
class Edge:
    """What is left over at the edge: its words, its tone (off, told, muted), why, and the comparison itself."""

    code: str  # what the page calls it when it is computed anew
    words: str = ""
    tone: str = "muted"
    because: str = ""
    gap: Gap | None = None


class BoardCell(NamedTuple):
    """One cell: its code for the page, what stands in it, the version that was seen, and whether it may be written."""

    code: str
    shown: str
    seen: int | None
    is_open: bool
    below: str = ""  # of a head without a value of its own: what the lines below it come to


@dataclass(frozen=True)
class BoardRow:
    """One holder's line: her cells, what the parts of the period come to, and what is left over in time."""

    label: str
    cells: list[BoardCell]
    total: str
    edge: Edge
    is_head: bool = False
    role: str = ""  # 主责 or 协同 with the share, where several answer for one value


@dataclass(frozen=True)
class GoalBoard:
    """A goal: its head line (who hands it down), its holders' lines, and the foot, what is left over across them."""

    goal: Goal
    head: BoardRow
    rows: list[BoardRow]
    foot: list[Edge]

    @property
    def is_held(self) -> bool:
        """Whether anybody on this side has a line."""
        return bool(self.rows)

    @property
    def open_edges(self) -> int:
        """How many differences still stand in the way."""
        edges = [row.edge for row in (self.head, *self.rows)] + self.foot
        return sum(edge.tone == "off" for edge in edges)


@dataclass(frozen=True)
class Side:
    """Between whom the goals are split on this page: who hands them down, and the lines below."""

    code: str
    label: str
    owner: Unit
    lines: list[Line]
    axis: Axis = "units"


def code_of(line: Line) -> str:
    """A line as an address names it: u7, s12, or u7r35 for a region."""
    holder, region = line
    kind, pk = key_of(holder)
    return f"{kind}{pk}" + (f"r{region.pk}" if region else "")


@dataclass
class Board:
    """A whole matrix; goals come from `queries.with_targets`, and may hold targets that are not saved yet."""

    plan: Plan
    goals: Sequence[Goal]
    side: Side
    columns: list[Period]
    reader: Staff | None = None
    is_whole: bool = False  # every possible holder gets a line, not only those who hold something
    _gaps: dict[tuple[int, Axis, Place], Gap] = field(init=False, default_factory=dict)
    _open: dict[tuple[int, Any], bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._gaps = {(gap.goal.pk, gap.axis, gap.place): gap for gap in gaps(self.plan, self.goals)}
        self._may_edit = self.reader is not None and may_edit(self.reader, self.plan).ok

    @property
    def has_sums(self) -> bool:
        """Whether the parts of the period add up of any goal; of levels alone nothing is summed."""
        return any(goal.over_time == "sum" for goal in self.goals)

    def boards(self) -> list[GoalBoard]:
        """One for each goal."""
        return [self._board(goal) for goal in self.goals]

    def edges(self) -> dict[str, Edge]:
        """Every edge by its code, for a page whose cells have changed."""
        found = (edge for board in self.boards() for edge in _edges(board))
        return {edge.code: edge for edge in found}

    def _board(self, goal: Goal) -> GoalBoard:
        targets = list(goal.targets.all())
        held: Held = defaultdict(dict)
        for target in targets:
            held[target.holder_key, target.region_id][target.period] = target
        leads = {one.holder_key for one in targets if one.role == "lead"}
        lines = [line for line in self.side.lines if self.is_whole or _key(line) in held]
        lines.sort(key=lambda line: key_of(line[0]) not in leads)  # who leads stands first
        rows = [self._row(goal, line, held) for line in lines]
        head = self._with_sums(goal, self._row(goal, (self.side.owner, None), held, is_head=True), lines, held)
        foot = [
            self._edge(goal, self.side.axis, self._place(period, (self.side.owner, None))) for period in self.columns
        ]
        return GoalBoard(goal, head, rows, foot)

    def _row(self, goal: Goal, line: Line, held: Held, *, is_head: bool = False) -> BoardRow:
        holder, region = line
        of_line = held.get(_key(line), {})
        targets = [of_line.get(period.code) for period in self.columns]
        edge = self._edge(goal, "time", self._place(self.columns[0], line))
        label = str(region or holder)
        role = next((_role(one) for one in targets if one), "") if goal.over_units == "assign" and not region else ""
        return BoardRow(label, self._cells(goal, line, targets), _total(goal, targets[1:]), edge, is_head, role)

    def _with_sums(self, goal: Goal, head: BoardRow, lines: list[Line], held: Held) -> BoardRow:
        """The head with what its lines come to, where it has no value of its own and they may be added."""
        if goal.is_text or goal.facts.way(self.side.axis) != "sum":
            return head
        below = [held.get(_key(line), {}) for line in lines]
        cells = [
            cell if cell.shown else cell._replace(below=_sum_below(period, below))
            for cell, period in zip(head.cells, self.columns, strict=True)
        ]
        return replace(head, cells=cells)

    def _cells(self, goal: Goal, line: Line, targets: Sequence[Target | None]) -> list[BoardCell]:
        """The cells of a line, each with the key of the target that stands in it or would."""
        (kind, pk), region = _key(line)
        unit, staff = (pk, None) if kind == "u" else (None, pk)
        codes = [f"{goal.pk}|{cell_key(period.code, unit, staff, region)}" for period in self.columns]
        is_open = self._is_open(goal, line[0])
        return [
            BoardCell(code, _shown(one), one.version if one else None, is_open)
            for code, one in zip(codes, targets, strict=True)
        ]

    def _is_open(self, goal: Goal, holder: Unit | Staff) -> bool:
        """Whether the reader may write a holder's cells; asked once a holder."""
        if self._may_edit or self.reader is None:
            return self._may_edit
        key = (goal.plan_id, key_of(holder))
        if key not in self._open:
            self._open[key] = may_set_target(self.reader, goal, holder).ok
        return self._open[key]

    def _place(self, period: Period, line: Line) -> Place:
        holder, region = line
        return Place(period.code, key_of(holder), region.pk if region else WHOLE)

    def _edge(self, goal: Goal, axis: Axis, place: Place) -> Edge:
        gap, code = self._gaps.get((goal.pk, axis, place)), f"{goal.pk}|{axis}|{_code(place)}"
        if gap is None:
            return Edge(code, "—" if goal.is_text else "")
        told = " 已说明" if gap.is_told and gap.residual.is_blocking else ""
        tone = "off" if gap.is_open else "told" if told else "muted"
        return Edge(
            code, gap.residual.words + told, tone, gap.note.text if told and gap.note else gap.residual.because, gap
        )


def columns(plan: Plan, *, months: bool = False, only: str = "") -> list[Period]:
    """The plan's period and its parts; its months where asked, or the one part that `only` names."""
    span = plan.span
    parts = span.months if months and span.kind == "year" else span.children
    return [span, *([one for one in parts if one.code == only] or parts)]


OfferedSide = Callable[[Plan], Side | None]
_offered: list[OfferedSide] = []


def offer_side(offer: OfferedSide) -> None:
    """Let plans be split between others than the parts of their unit, from a higher app's `ready()`."""
    _offered.append(offer)


def sides(plan: Plan) -> list[Side]:
    """Between whom a plan's goals can be split: departments, the people of each, units below, regions."""
    organ, today = plan.unit, clock.today()
    standing = Unit.objects.standing_on(today)
    children = standing.filter(parent=organ).order_by("order", "code")
    parts = [one for one in children if one.kind in INSIDE]
    below = [one for one in children if one.kind not in INSIDE | GROUPS]
    found = [side for offer in _offered if (side := offer(plan))]
    found += [Side("parts", "部室", organ, _lines(parts))] if parts else []
    found += [Side("below", "下级单位", organ, _lines(below))] if below else []
    counties = _counties(organ)
    found += [Side("regions", "县（市、区）", organ, [(organ, one) for one in counties], "regions")] if counties else []
    if "staff" in plan.rules.holders:
        people = _people(parts or [organ])
        found += [
            Side(f"u{one.pk}", f"{one.label}人员", one, people[one.pk]) for one in parts or [organ] if people[one.pk]
        ]
    return found


def _lines(units: Iterable[Unit]) -> list[Line]:
    return [(unit, None) for unit in units]


def _people(units: list[Unit]) -> dict[int, list[Line]]:
    """Who works in each unit today, by the unit's key; one query for all of them."""
    running = Appointment.objects.running(clock.today()).filter(unit__in=units, staff__is_active=True)
    found: dict[int, dict[int, Line]] = {unit.pk: {} for unit in units}
    for one in running.select_related("staff").order_by("staff__number"):
        found[one.unit_id][one.staff_id] = (one.staff, None)
    return {unit: list(lines.values()) for unit, lines in found.items()}


def _counties(organ: Unit) -> list[Region]:
    region = organ.region
    return list(Region.objects.filter(parent=region, closed=None).order_by("code")) if region else []


def _key(line: Line) -> LineKey:
    holder, region = line
    return key_of(holder), region.pk if region else None


def _sum_below(period: Period, lines: Iterable[Mapping[str, Target]]) -> str:
    found = [line.get(period.code) for line in lines]
    values = [one.value for one in found if one and one.value is not None]
    return number(sum(values, Decimal(0))) if values else ""


def _edges(board: GoalBoard) -> Iterator[Edge]:
    yield from (row.edge for row in (board.head, *board.rows))
    yield from board.foot


def _shown(target: Target | None) -> str:
    if target is None:
        return ""
    return number(target.value).replace(",", "") if target.value is not None else target.text


def _role(target: Target) -> str:
    share = f" {number(target.share)}%" if target.share is not None else ""
    return f"{target.get_role_display()}{share}"


def _total(goal: Goal, targets: list[Target | None]) -> str:
    """What the parts of the period come to, in the goal's own way; a dash where that says nothing."""
    values = [one.value for one in targets if one and one.value is not None]
    if goal.is_text or goal.over_time != "sum" or not values:
        return "—"
    return number(sum(values, Decimal(0)))


def _code(place: Place) -> str:
    holder: Any = place.holder
    kind, pk = holder
    return f"{place.period}|{kind}{pk}|r{place.region or ''}"
