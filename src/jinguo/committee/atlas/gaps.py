"""Women beside men (男女对照): an indicator that is counted of both, by region and by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from jinguo.base.web.charts import dressed, theme
from jinguo.committee.outlines.models import Indicator, Observation
from jinguo.committee.outlines.series import Shelf, shelf_of
from jinguo.org.structure.models import Region
from jinguo.rules.progress import Attainment, gap_change, gender_gap

SEXES = ("female", "male")
WOMEN, MEN = 0, 2  # places in the look's colours
HEIGHT = 260


@dataclass(frozen=True)
class GapRow:
    """Women and men of one indicator, region and year."""

    place: Region
    year: int
    female: Observation
    male: Observation
    gap: Attainment
    change: str

    @property
    def told(self) -> str:
        """The gap in points and the ratio, without the two values that stand beside it."""
        return self.gap.short.partition("：")[2]

    @property
    def higher(self) -> str:
        """Whose value is the higher one."""
        value = self.gap.value or 0
        return "男性" if value > 0 else "女性" if value < 0 else "相同"


@dataclass(frozen=True)
class Gaps:
    """An indicator with the values of both sexes out of a shelf; `places` are the regions looked at, in order."""

    indicator: Indicator
    shelf: Shelf
    places: Sequence[Region]

    @cached_property
    def years(self) -> list[int]:
        """The years in which some region has both, in order."""
        return sorted({year for place in self.places for year in self._years(place)})

    def rows(self, year: int) -> list[GapRow]:
        """The regions that have both in a year."""
        return [self._row(place, year) for place in self.places if year in self._years(place)]

    def course(self, place: Region) -> list[GapRow]:
        """The years of one region, newest first."""
        return [self._row(place, year) for year in reversed(self._years(place))]

    def chart(self, place: Region) -> dict[str, Any]:
        """Women and men over the years in one region, as two lines with a word each."""
        rows = [
            {"年份": row.year, "性别": word, "监测值": float(one.value), "url": one.get_absolute_url()}
            for row in reversed(self.course(place))
            for word, one in (("女", row.female), ("男", row.male))
        ]
        colours = theme()["range"]["category"]
        scale = {"domain": ["女", "男"], "range": [colours[WOMEN], colours[MEN]]}
        encoding = {
            "x": {"field": "年份", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "监测值", "type": "quantitative", "title": None, "scale": {"zero": False}},
            "color": {"field": "性别", "type": "nominal", "scale": scale, "legend": {"title": None, "orient": "top"}},
            "shape": {"field": "性别", "type": "nominal", "legend": None},
        }
        mark = {"type": "line", "point": {"size": 60, "filled": True}, "tooltip": True}
        return dressed(
            {"data": {"values": rows}, "height": HEIGHT, "width": "container", "mark": mark, "encoding": encoding}
        )

    def finding(self, place: Region) -> str:
        """What the chart shows, in one sentence."""
        course = self.course(place)
        if not course:
            return f"{place}没有男女都有的{self.indicator}"
        return f"{place}{self.indicator}，{course[0].year}年{course[0].gap.short}；{course[0].change or '只有一年'}"

    def _years(self, place: Region) -> list[int]:
        female, male = (self.shelf.years.get((self.indicator.code, place.pk, sex), {}) for sex in SEXES)
        return sorted(female.keys() & male.keys())

    def _row(self, place: Region, year: int) -> GapRow:
        before = [one for one in self._years(place) if one < year]
        gap = self._gap(place, year)
        change = (
            f"比{before[-1]}年{gap_change(gap, self._gap(place, before[-1]), self.indicator.unit)}" if before else ""
        )
        female, male = self._both(place, year)
        return GapRow(place, year, female, male, gap, change)

    def _gap(self, place: Region, year: int) -> Attainment:
        female, male = self._both(place, year)
        return gender_gap(female.value, male.value, year=year, unit=self.indicator.unit)

    def _both(self, place: Region, year: int) -> tuple[Observation, Observation]:
        female, male = (self.shelf.years[self.indicator.code, place.pk, sex][year].adopted for sex in SEXES)
        return female, male


def counted_of_both(values: QuerySet[Observation]) -> list[Indicator]:
    """The indicators that have values of women and of men; one statement."""
    of_sex = (values.filter(disaggregation=sex).values("indicator") for sex in SEXES)
    female, male = of_sex
    return list(Indicator.objects.filter(pk__in=female).filter(pk__in=male))


def gaps_of(indicator: Indicator, values: QuerySet[Observation], places: Sequence[Region]) -> Gaps:
    """An indicator in some regions; three statements."""
    shelf = shelf_of(values.filter(disaggregation__in=SEXES, region__in=places), [indicator.code])
    return Gaps(indicator, shelf, places)


def with_both(values: QuerySet[Observation], indicator: Indicator, places: Sequence[Region]) -> list[Region]:
    """Those of some regions that have a value of women; one statement."""
    found = values.filter(indicator=indicator, disaggregation=SEXES[0], region__in=places)
    seen = set(found.order_by().values_list("region_id", flat=True).distinct())
    return [one for one in places if one.pk in seen]
