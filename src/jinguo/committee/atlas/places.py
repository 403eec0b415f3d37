"""Which regions a page compares: those right below an area, as far as the reader may read their values."""

from dataclasses import dataclass
from typing import cast

from django.core.exceptions import BadRequest
from django.db.models import QuerySet

from jinguo.base import clock
from jinguo.committee.body.scope import region_of_grant
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Region, Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.org.structure.trees import prefixes
from jinguo.rules.verdict import Verdict, all_of

MOST_PLACES = 200  # a page of more rows is read by nobody
LOWEST_AREA = "city"  # where a reader's page begins: her own area, of a county's people the city


@dataclass(frozen=True)
class Area:
    """A region with those right below it, in the order of their codes; `hidden` more are not shown.

    `trail` leads from the outline's region down to it. `is_whole`: the reader may see every region below, not some.
    """

    region: Region
    places: list[Region]
    hidden: int
    trail: list[Region]
    is_whole: bool = True

    @property
    def may_rank(self) -> Verdict:
        """Whether those shown may be ranked: only where they are all, for a place is one among all."""
        return all_of(
            (self.is_whole, "您的岗位只看得到其中几个地区，位次要在全部地区里排"),
            (not self.hidden, "本页没有列全，位次请看导出的表格"),
            (len(self.places) > 1, "只有一个地区，没有同级地区可比"),
        )

    @property
    def hidden_words(self) -> str:
        """That not all are shown, and what to do; empty where all are."""
        if not self.hidden:
            return ""
        total = len(self.places) + self.hidden
        return f"{self.region}下面有 {total} 个地区，本页按区划代码列前 {len(self.places)} 个；要看其余的，请导出表格"


def area_of(reader: Staff, outline: Outline, code: str, *, most: int | None = MOST_PLACES) -> Area:
    """The area that an address asks for, else the reader's own; a fixed number of statements.

    Raises BadRequest for a region that is not within the outline's.
    """
    region = _asked(outline, code) if code else _own(reader, outline)
    places, is_whole = _within_reach(reader, region)
    shown = places[:most]
    return Area(region, shown, len(places) - len(shown), _trail(outline, region), is_whole)


def _asked(outline: Outline, code: str) -> Region:
    found = Region.objects.filter(code=code[:12], closed=None, path__startswith=outline.region.path).first()
    if found is None:
        raise BadRequest("这个纲要的地区里没有这个区划代码。请从纲要页面重新选地区。")
    return found


def _own(reader: Staff, outline: Outline) -> Region:
    """The reader's own area where it lies in the outline's, of a county's people their city; else the outline's."""
    home = home_of(reader)
    if home is None or not home.path.startswith(outline.region.path):
        return outline.region
    return cast(Region, home.parent) if home.level == "county" and home.parent else home


def home_of(reader: Staff) -> Region | None:
    """The region through which she reads; None where none of her units has one."""
    grants = grants_reading(reader, COMMITTEE, clock.today())
    return next((region for grant in grants if (region := region_of_grant(grant))), None)


def _within_reach(reader: Staff, above: Region) -> tuple[list[Region], bool]:
    """The regions right below, and whether those are all: all for the organ that keeps their values and those above it,
    else those that she may read."""
    rows: QuerySet[Observation] = Observation.objects.visible_to(reader).filter(region__parent=above)
    seen = set(rows.order_by().values_list("region_id", "unit__path").distinct())
    below = list(Region.objects.filter(parent=above, closed=None).order_by("code"))
    organs = tuple(grant.unit.organ_path for grant in grants_reading(reader, COMMITTEE, clock.today()))
    if any(path.startswith(organs) for _, path in seen):
        return below, True
    read = {pk for pk, _ in seen}
    found = [one for one in below if one.pk in read]
    return found, len(found) == len(below)


def _trail(outline: Outline, region: Region) -> list[Region]:
    above = [path for path in prefixes(region.path) if path.startswith(outline.region.path)]
    return list(Region.objects.filter(path__in=above).order_by("path"))
