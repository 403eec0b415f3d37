"""Which regions a page compares: those right below an area, as far as the reader may read their values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import cast

from django.core.exceptions import BadRequest
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from jinguo.base import clock
from jinguo.committee.body.scope import region_of_grant
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.models.regions import LEVELS
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import NOTHING, grants_reading
from jinguo.org.structure.trees import prefixes
from jinguo.rules.verdict import Verdict, all_of

A_PAGE = 50  # rows that a page compares cell by cell; the others are turned to
MOST_PLACES = 5000  # regions that are ranked at once
RIGHT_BELOW = ""


@dataclass(frozen=True)
class Area:
    """A region with those that are compared, in the order of their codes; `shown` are the ones on this page.

    `trail` leads from the outline's region down to it. `is_whole`: the reader may see every region compared, not some.
    `level`: they are all of this level however deep, empty: those right below. `page` is None where all are shown.
    """

    region: Region
    places: list[Region]
    trail: list[Region]
    is_whole: bool = True
    level: str = RIGHT_BELOW
    page: Page | None = None

    @property
    def shown(self) -> list[Region]:
        """The regions whose cells are drawn."""
        return self.places if self.page is None else [*self.page.object_list]

    @property
    def is_wide(self) -> bool:
        """Whether more are compared than are shown."""
        return len(self.shown) < len(self.places)

    @property
    def scope(self) -> str:
        """How an address asks for these regions: the area's code, and the level after a dot."""
        return f"{self.region.code}.{self.level}" if self.level else self.region.code

    @property
    def may_rank(self) -> Verdict:
        """Whether those shown may be ranked: only where they are all, for a place is one among all."""
        return all_of(
            (self.is_whole, "您的岗位只看得到其中几个地区，位次要在全部地区里排"),
            (len(self.places) > 1, "只有一个地区，没有同级地区可比"),
        )

    def on_page(self, shown: Sequence[Region]) -> "Area":
        """The same regions compared, of which only some are shown."""
        return replace(self, page=Paginator(list(shown), max(len(shown), 1)).page(1))


def area_of(reader: Staff, outline: Outline, scope: str, *, page: int = 0) -> Area:
    """The area that an address asks for, else the reader's own; a fixed number of statements.

    `page` counts from 1; 0 shows all. Raises BadRequest for a region that is not within the outline's, an unknown
    level, or too many regions; Http404 for a page past the end.
    """
    code, _, level = scope.partition(".")
    region = _asked(outline, code) if code else _own(reader, outline)
    places, is_whole = _within_reach(reader, _below(region, level))
    shown = _page(places, page) if page and len(places) > A_PAGE else None
    return Area(region, places, _trail(outline, region), is_whole, level, shown)


def scopes_of(area: Area) -> list[tuple[str, str]]:
    """What may be compared from here: the way up, whole levels below, and the regions right below that have others
    below them; three statements."""
    above = [(one.code, f"{one}的下级地区") for one in area.trail]
    right_below = Region.objects.filter(parent=area.region, closed=None)
    deeper = right_below.filter(Exists(Region.objects.filter(parent=OuterRef("pk"), closed=None))).order_by("code")
    return [*above, *_levels(area.region, right_below), *((one.code, f"　{one}的下级地区") for one in deeper)]


def _levels(region: Region, right_below: QuerySet[Region]) -> Iterator[tuple[str, str]]:
    """The levels of which all regions may be compared at once, those right below apart."""
    under = Region.objects.filter(path__startswith=region.path, closed=None).exclude(pk=region.pk)
    counts = dict(under.order_by().values_list("level").annotate(Count("pk")))
    direct = {*right_below.order_by().values_list("level", flat=True).distinct()}
    for level, title in LEVELS.items():
        if 0 < counts.get(level, 0) <= MOST_PLACES and level not in direct:
            yield f"{region.code}.{level}", f"{region}全部{title}"


def around(reader: Staff, code: str) -> tuple[Region | None, list[Region], list[Region]]:
    """The region of a code, else the reader's own, with all above it and all right below it, from the top; and those
    of them that have others below them. Raises BadRequest for an unknown code."""
    open_ones = Region.objects.filter(closed=None)
    region = (
        open_ones.filter(code=code[:12]).first() if code else home_of(reader) or open_ones.filter(parent=None).first()
    )
    if region is None and code:
        raise BadRequest("没有这个区划代码。请从页面上重新选范围。")
    if region is None:
        return None, [], []
    near = open_ones.filter(Q(path__in=prefixes(region.path)) | Q(parent=region))
    has_below = Exists(open_ones.filter(parent=OuterRef("pk")))
    found: list[Region] = sorted(near, key=lambda one: (one.path.count("/"), one.code))
    parents = set(near.filter(has_below).values_list("pk", flat=True))
    return region, found, [one for one in found if one.pk in parents]


def _below(region: Region, level: str) -> QuerySet[Region]:
    """The regions right below, or all of a level. Raises BadRequest for what is no level, or too many at once."""
    rows = Region.objects.filter(closed=None).order_by("code")
    if level == RIGHT_BELOW:
        return rows.filter(parent=region)
    found = rows.filter(path__startswith=region.path, level=level)
    if level not in LEVELS or found.count() > MOST_PLACES:
        raise BadRequest(f"这个范围比不了：没有这一级，或者超过 {MOST_PLACES} 个地区。请从页面上的“范围”重新选。")
    return found


def _page(places: list[Region], number: int) -> Page:
    try:
        return Paginator(places, A_PAGE).page(number)
    except EmptyPage as error:
        raise Http404 from error


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


def _within_reach(reader: Staff, below: QuerySet[Region]) -> tuple[list[Region], bool]:
    """Those of some regions that she compares, and whether these are all: all for the organ that keeps their values
    and those above it, else those that she may read."""
    rows: QuerySet[Observation] = Observation.objects.visible_to(reader)
    organs = [grant.unit.organ_path for grant in grants_reading(reader, COMMITTEE, clock.today())]
    kept = Unit.objects.filter(reduce(or_, (Q(path__startswith=one) for one in organs), NOTHING))
    keepers = kept.filter(Exists(Observation.objects.filter(unit=OuterRef("pk"))))
    if rows.filter(unit__in=keepers, region__in=below.order_by()).exists():
        return list(below), True
    read = list(below.filter(Exists(rows.filter(region=OuterRef("pk")))))
    return read, len(read) == below.count()


def _trail(outline: Outline, region: Region) -> list[Region]:
    above = [path for path in prefixes(region.path) if path.startswith(outline.region.path)]
    return list(Region.objects.filter(path__in=above).order_by("path"))
