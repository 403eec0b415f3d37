"""Who leads and joins targets of outlines by the plans that stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import F, QuerySet

from jinguo.committee.duties.models import ListedTarget
from jinguo.committee.duties.permissions import OUTLINE
from jinguo.committee.outlines.answering import Answering
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.plans.flow import FROZEN
from jinguo.cycle.plans.models import Target
from jinguo.org.structure.models import Region, Staff, Unit


def answering_in(targets: Sequence[OutlineTarget], region: Region) -> list[Answering]:
    """Who answers for targets by the outline's plan of a region; where several stand, by the last; two queries."""
    return _answering(_listed(ListedTarget.objects.all()).filter(target__in=targets, goal__plan__unit__region=region))


def answering_for(target: OutlineTarget, reader: Staff) -> list[Answering]:
    """Who answers for one target by every outline's plan within reach, the last first; two queries."""
    return _answering(_listed(ListedTarget.objects.visible_to(reader)).filter(target=target))[::-1]


def _listed(rows: QuerySet[ListedTarget]) -> QuerySet[ListedTarget]:
    """Those of outlines' plans that were approved, in the order in which they were."""
    rows = rows.filter(goal__plan__kind=OUTLINE, goal__plan__state__in=FROZEN)
    return rows.select_related("goal__plan__unit").order_by("goal__plan__approved_on", "goal__plan")


def _answering(rows: Iterable[ListedTarget]) -> list[Answering]:
    found = list(rows)
    held = _held(found)
    return [_of(one, held[one.goal_id]) for one in found]


def _of(row: ListedTarget, held: dict[str, list[Unit]]) -> Answering:
    goal = row.goal
    return Answering(row.target_id, goal.plan.title, goal.get_absolute_url(), held["lead"], held["support"])


def _held(rows: Iterable[ListedTarget]) -> dict[int, dict[str, list[Unit]]]:
    """The units that lead and join goals over the whole period of their plans."""
    found: dict[int, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    goals = [one.goal_id for one in rows]
    whole = Target.objects.filter(goal__in=goals, period=F("goal__plan__period"), region=None, unit__isnull=False)
    for one in whole.exclude(unit=F("goal__plan__unit")).select_related("unit").order_by("unit__order", "unit__code"):
        if one.unit:
            found[one.goal_id][one.role].append(one.unit)
    return found
