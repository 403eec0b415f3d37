"""Divisions are entered as a list, parents before their parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.org.structure.models import Region, Staff
from jinguo.org.structure.pinyin import spell
from jinguo.org.structure.trees import step

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Division:
    """One division as a list gives it; `above` is the code of the one it belongs to, empty for the topmost."""

    code: str
    name: str
    level: str
    above: str = ""


@transaction.atomic
def open_regions(divisions: Sequence[Division], *, by: Staff | None) -> list[Region]:
    """Enter divisions, set-based (a province's villages are tens of thousands); one audit row for all.

    A division may belong to one of the same list that stands earlier. Raises ValidationError, naming the code, for
    one whose parent is unknown or whose code is taken.
    """
    _demand_new(divisions)
    known = {region.code: region for region in Region.objects.filter(closed=None)}
    regions = [_row(one) for one in divisions]
    Region.objects.bulk_create(regions, batch_size=BATCH)
    for one, region in zip(divisions, regions, strict=True):
        known[one.code] = region
        _hang(region, one, known)
    Region.objects.bulk_update(regions, ["parent", "path"], batch_size=500)
    audit.record("region.open", by=by, label=f"{len(regions)} 个区划")
    return regions


def _row(one: Division) -> Region:
    return Region(code=one.code, name=one.name, level=one.level, initials=spell(one.name)[1][:60])


def _hang(region: Region, one: Division, known: dict[str, Region]) -> None:
    if one.above and one.above not in known:
        raise ValidationError(f"{one.code}{one.name}的上级 {one.above} 不存在，请先列上级。")
    region.parent = known.get(one.above)
    region.path = (region.parent.path if region.parent else "") + step(region.pk)


def _demand_new(divisions: Iterable[Division]) -> None:
    codes = [one.code for one in divisions]
    taken = set(Region.objects.filter(closed=None, code__in=codes).values_list("code", flat=True))
    doubled = {code for code in codes if codes.count(code) > 1} if len(set(codes)) < len(codes) else set()
    if wrong := sorted(taken | doubled):
        raise ValidationError(f"区划代码 {wrong[0]} 已有，请核对。")
