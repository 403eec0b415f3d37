"""What must hold of collection whatever happened: `jinguo check-invariants` says where it does not."""

from collections.abc import Iterator
from decimal import Decimal

from jinguo.committee.collection.models import Cell, CollectionRound
from jinguo.committee.outlines.models import Observation

Key = tuple[int, int, str, str]  # indicator, region, group, period


def untold_values() -> list[str]:
    """Accepted values of published rounds that no observation tells as they stand now, corrected or not."""
    return [
        complaint
        for found in CollectionRound.objects.filter(state="published").order_by("pk")
        for complaint in _untold(found)
    ]


def _untold(found: CollectionRound) -> Iterator[str]:
    """Two queries a round."""
    cells = Cell.objects.filter(sheet__round=found, sheet__state="accepted", part="value")
    told = _observed(found)
    for one in cells.select_related("indicator", "region").order_by("pk"):
        value = one.entry(None).value
        key = (one.indicator_id, one.region_id, one.disaggregation, one.period)
        if value is not None and (key, value) not in told:
            yield f"“{found}”已发布，{one}填的 {one.text} 没有相同的监测值"


def _observed(found: CollectionRound) -> set[tuple[Key, Decimal]]:
    rows = Observation.objects.filter(unit=found.unit, period=str(found.year), source__contains=found.paper_words)
    columns = ("indicator_id", "region_id", "disaggregation", "period", "value")
    return {
        ((indicator, region, group, period), value)
        for indicator, region, group, period, value in rows.values_list(*columns)
    }
