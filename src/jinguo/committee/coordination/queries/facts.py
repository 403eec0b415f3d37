"""The facts of a circular by unit: what fell due in a span, what came in, what was sent."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, Q

from jinguo.base import clock
from jinguo.committee.body.queries import members_on
from jinguo.committee.coordination.models import Information
from jinguo.cycle.inbox.owing import Asked, Owed, owed
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.org.structure.models import Unit
from jinguo.rules.unit_circulars import UnitFacts

HEADS = ("单位", "到期事项", "按时", "迟报", "逾期未办", "报送信息", "采用", "说明")


def facts_of(committee: Unit, first: date, last: date) -> list[UnitFacts]:
    """Every member unit of the last day in order: matters due in the span as they stand today; a fixed number of
    queries. What was open from before the span counts while it is open.
    """
    members = list(members_on(committee, last))
    asked = Asked({one.unit_id for one in members}, first, min(last, clock.today()))
    matters: dict[int, list[Owed]] = defaultdict(list)
    for one in owed(asked):
        matters[one.unit.pk].append(one)
    sent = _information(committee, first, last)
    return [_facts(one.name_then, matters[one.unit_id], *sent.get(one.unit_id, (0, 0))) for one in members]  # type: ignore[attr-defined]


def table_of(facts: list[UnitFacts]) -> Snapshot:
    """The table beside the words of a circular."""
    rows = [
        (one.unit, one.asked, one.in_time, one.late, len(one.open_late), one.sent, one.accepted, _remark(one))
        for one in facts
    ]
    return Snapshot.of(HEADS, rows)


def _facts(unit: str, matters: list[Owed], sent: int, accepted: int) -> UnitFacts:
    due = [one for one in matters if one.is_late or not one.is_open]  # what may still come in is not counted yet
    return UnitFacts(
        unit,
        asked=len(due),
        in_time=sum(not one.is_late for one in due),
        late=sum(one.is_late and not one.is_open for one in due),
        open_late=tuple(f"{one.kind}“{one.title}”" for one in due if one.is_open),
        sent=sent,
        accepted=accepted,
    )


def _information(committee: Unit, first: date, last: date) -> dict[int, tuple[int, int]]:
    rows = Information.objects.filter(committee=committee, day__range=(first, last)).order_by().values("unit")
    counted = rows.annotate(sent=Count("pk"), accepted=Count("pk", filter=Q(state="accepted")))
    return {one["unit"]: (one["sent"], one["accepted"]) for one in counted}


def _remark(one: UnitFacts) -> str:
    return "表扬" if one.is_praised else "督促" if one.open_late else ""
