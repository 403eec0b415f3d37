"""Which part of a matrix an address asks for; a long one opens with what is nearest to the reader."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from jinguo.base import clock
from jinguo.cycle.plans.board import Side, code_of
from jinguo.cycle.plans.models import Plan, Target
from jinguo.cycle.plans.permissions import may_edit
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest

MANY = 20  # goals; a matrix of more opens with a part of them
NARROWING = ("line", "only")  # whoever asks for one of these looks through all parts


@dataclass(frozen=True)
class Tab:
    """One part of the goals with how many it has; `value` is empty for all of them."""

    label: str
    value: str
    count: int
    url: str
    is_here: bool


@dataclass(frozen=True)
class Look:
    """The part and the line that are shown, each empty for all, and the parts beside each other."""

    part: str
    line: str
    tabs: Sequence[Tab]


def look(request: StaffRequest, plan: Plan, side: Side) -> Look:
    """What the address asks for; where it leaves that open, of a long plan the reader's own line or the first part."""
    asked, parts = request.GET, _parts(plan)
    is_long = sum(parts.values()) > MANY
    own = "" if "part" in asked or not is_long or may_edit(request.user, plan) else _own_line(request.user, plan, side)
    line = asked.get("line", own)
    opens = is_long and len(parts) > 1 and not line and not any(asked.get(name) for name in NARROWING)
    part = asked.get("part", next(iter(parts)) if opens else "")
    return Look(part, line, _tabs(request, parts, part) if len(parts) > 1 else ())


def _parts(plan: Plan) -> dict[str, int]:
    """The parts in the order of their first goals, with how many goals each has; one query."""
    return Counter(part for part in plan.goals.values_list("part", flat=True) if part)


def _tabs(request: StaffRequest, parts: dict[str, int], part: str) -> list[Tab]:
    kept = {name: value for name, value in request.GET.items() if name != "part"}
    counted = [("", sum(parts.values())), *parts.items()]
    return [
        Tab(one or "全部", one, number, f"?{urlencode({**kept, 'part': one})}", one == part) for one, number in counted
    ]


def _own_line(reader: Staff, plan: Plan, side: Side) -> str:
    """The line of a unit in which she works or for which she speaks, if it holds anything; else empty."""
    units = {grant.unit_id for grant in reader.grants_on(clock.today())}
    held = set(Target.objects.filter(goal__plan=plan, unit__in=units).values_list("unit", flat=True))
    lines = (code_of(one) for one in side.lines if isinstance(one[0], Unit) and one[0].pk in held and one[1] is None)
    return next(lines, "")
