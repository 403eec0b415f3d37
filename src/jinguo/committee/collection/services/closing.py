"""A round ends: reviewed, locked, and published as observations in one act."""

from collections.abc import Iterator
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import clock
from jinguo.base.moves import demand, locked, move
from jinguo.committee.collection.models import Cell, CollectionRound
from jinguo.committee.collection.permissions import may_lock
from jinguo.committee.collection.queries import Parts, by_value
from jinguo.committee.outlines.models import Observation
from jinguo.org.structure.models import Staff

LONGEST_NOTE = 500


@transaction.atomic
def review(found: CollectionRound, *, by: Staff) -> CollectionRound:
    """Turn to the review (集中审核); who is late may still hand in. Raises Refused."""
    return move(found, "review", by=by)


@transaction.atomic
def lock(found: CollectionRound, *, by: Staff, left_out: str = "") -> CollectionRound:
    """Lock a round (锁定): cells change by correction only.

    Raises Refused; ValidationError where returns are missing and `left_out` does not say why it is locked without them.
    """
    row = locked(found)
    demand(may_lock(by, row), act="collectionround.lock", row=row)
    missing = [one.unit.label for one in row.returns.exclude(state="accepted").select_related("unit")]
    if missing and not left_out.strip():
        told = f"{len(missing)} 个单位没有审核通过的填报表：{'、'.join(missing)}。请写明为什么不等它们。"
        raise ValidationError({"left_out": told})
    note = f"缺 {len(missing)} 个单位：{left_out.strip()}" if missing else ""
    return move(
        found, "lock", by=by, reason=note, locked_on=clock.today(), left_out=left_out.strip() if missing else ""
    )


@transaction.atomic
def publish(found: CollectionRound, *, by: Staff) -> CollectionRound:
    """Publish a round (发布): every accepted value becomes an observation, all in one act. Raises Refused."""
    row = locked(found)
    made = [*observations_of(row)]
    move(found, "publish", by=by, reason=f"{len(made)} 个监测值", published_on=clock.today())
    Observation.objects.bulk_create(made, batch_size=500)
    return found


def observations_of(found: CollectionRound) -> Iterator[Observation]:
    """The accepted values of a round as observations, not yet kept; what is missing becomes none."""
    cells = Cell.objects.filter(sheet__round=found, sheet__state="accepted")
    rows = cells.select_related("indicator", "region", "sheet__unit", "sheet__round__unit").order_by("pk")
    for parts in by_value(rows):
        if (value := parts["value"].entry(None).value) is not None:
            yield observation(parts, value, source_of(parts["value"]))


def observation(parts: Parts, value: Decimal, source: str) -> Observation:
    """The observation that the cells of one value come to."""
    one, found = parts["value"], parts["value"].sheet.round
    numbers = {name: parts[name].entry(None).value if name in parts else None for name in ("cases", "population")}
    is_whole = numbers["cases"] is not None and bool(numbers["population"])  # nought cases are a count as well
    counts = {name: int(value) for name, value in numbers.items() if value is not None} if is_whole else {}
    return Observation(
        unit=found.unit,
        indicator=one.indicator,
        region=one.region,
        disaggregation=one.disaggregation,
        period=one.period,
        value=value,
        source=source,
        note=one.comment[:LONGEST_NOTE],
        **counts,
    )


def source_of(cell: Cell) -> str:
    """What an observation says of itself: the unit that reported it, the round and its paper."""
    return f"{cell.sheet.unit.name}报送，{cell.sheet.round.paper_words}"
