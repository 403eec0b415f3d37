"""What must be true of plans at any moment: what was laid before others says what it said, targets are who they are."""

from collections.abc import Iterable
from itertools import chain

from jinguo.cycle.plans.models import PlanEdition, ResponsibilityLetter, Target
from jinguo.cycle.plans.models.targets import key_of
from jinguo.cycle.plans.snapshots import digest_of

PARTS = ("pk", "key", "period", "unit_id", "staff_id", "region_id")


def changed_after_keeping() -> list[str]:
    """Versions of plans and letters whose content is not what was kept, as sentences."""
    editions: Iterable[PlanEdition] = PlanEdition.objects.select_related("plan").iterator()
    letters: Iterable[ResponsibilityLetter] = ResponsibilityLetter.objects.select_related("unit", "staff").iterator()
    rows: chain[PlanEdition | ResponsibilityLetter] = chain(editions, letters)
    return [
        f"{row._meta.verbose_name}“{row}”（{row.pk}）存下以后被改动过"
        for row in rows
        if digest_of(row.content) != row.digest
    ]


def misplaced() -> list[str]:
    """Targets whose key is not that of their period, holder and region: such a one could stand twice."""
    return [
        f"目标值（{pk}）的位置“{key}”与它的期间、承担者、地区不符"
        for pk, key, *parts in Target.objects.values_list(*PARTS).iterator()
        if key != key_of(*parts)
    ]
