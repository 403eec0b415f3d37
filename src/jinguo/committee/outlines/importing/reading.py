"""What the words of rows mean: indicators, regions and what is known, each looked up once for the whole file."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from django.db.models import QuerySet

from jinguo.base import clock
from jinguo.base.sheets import CellError
from jinguo.base.sheets.columns import Row
from jinguo.committee.outlines.importing.sheet import basis_of, group_of
from jinguo.committee.outlines.models import Indicator, Observation, Outline
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.rules.outlines import OUTLINES, indicator_named
from jinguo.rules.outlines.indicators import Indicator as IndicatorRule
from jinguo.rules.outlines.slips import CONFIRMED, NEAR_YEARS, WHOLE, tenfold

Key = tuple[int, int, str, str, str]  # indicator, region, group, period, source
BEFORE_ALL = "pre-2001"  # how the published table calls what was observed before the first outline
SECOND_HAND, UNSURE = "二手来源", "待核实"
NATION = ""
MARKED = "导入表标为采用"


class Desk:
    """The rows of a file with all that they speak of; five queries, however many rows."""

    def __init__(self, rows: Sequence[Row], by: Staff | None) -> None:
        self.rows, self.by = rows, by

    @cached_property
    def unit(self) -> Unit | None:
        """The organ that keeps what is imported: the importer's, on the console the first one."""
        department = self.by.department_on(clock.today()) if self.by else None
        return organ_of(department) if department else Unit.objects.filter(parent=None).order_by("pk").first()

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The catalogue by code."""
        return {one.code: one for one in Indicator.objects.all()}

    @cached_property
    def regions(self) -> dict[str, Region]:
        """The regions that the file names, and the nation."""
        named = {row["region"] for row in self.rows if row["region"]}
        found = {one.code: one for one in Region.objects.filter(closed=None, code__in=named)}
        nation = Region.objects.filter(closed=None, level="nation").order_by("pk").first()
        return found | ({NATION: nation} if nation else {})

    @cached_property
    def outlines(self) -> dict[str, Region]:
        """The regions of the outlines by code."""
        return {one.code: one.region for one in Outline.objects.select_related("region")}

    @cached_property
    def known(self) -> dict[Key, Observation]:
        """What is known already of the same indicators in the same regions and years."""
        rows = self._about().filter(period__in={str(row["year"]) for row in self.rows})
        rows = rows.select_related("indicator", "region")
        return {(one.indicator_id, one.region_id, one.disaggregation, one.period, one.source): one for one in rows}

    @cached_property
    def adopted_before(self) -> dict[tuple[int, int, str, str], Observation]:
        """The values that somebody has adopted, by what they are about."""
        return {key[:-1]: one for key, one in self.known.items() if one.is_adopted}

    @cached_property
    def rules(self) -> dict[str, IndicatorRule]:
        """The catalogue as the rules read it, by code."""
        return {code: one.as_rule for code, one in self.indicators.items()}

    def complaints(self, row: Row) -> Iterator[CellError]:
        """What only the whole catalogue and the other values can tell of a row."""
        for header, value, message in self._wrong(row):
            yield CellError(row["_row"], header, value, message)

    @cached_property
    def keys(self) -> dict[int, Key]:
        """Where each row belongs, by its number in the file; `complaints` has let all of them pass."""
        return {row["_row"]: self._key(row) for row in self.rows}

    def key(self, row: Row) -> Key:
        """Where a row belongs."""
        return self.keys[row["_row"]]

    def _key(self, row: Row) -> Key:
        place, group = self._place(row), group_of(row["group"]) or ""
        assert place is not None  # noqa: S101 - `complaints` has refused a row without one
        return self.indicator_of(row).pk, place.pk, group, str(row["year"]), row["source"]

    def rule_of(self, row: Row) -> IndicatorRule:
        """The indicator of such a row as the rules read it."""
        return self.rules[_code(row)]

    def indicator_of(self, row: Row) -> Indicator:
        """The indicator of a row that `complaints` has let pass."""
        return self.indicators[_code(row)]

    def observation(self, row: Row) -> Observation:
        """The row as an observation, not yet kept."""
        _, _, group, period, source = self.key(row)
        marked = bool(row["adopted"])
        return Observation(
            unit=self.unit,
            indicator=self.indicator_of(row),
            region=self._place(row),
            disaggregation=group,
            period=period,
            value=row["value"],
            basis="secondary" if SECOND_HAND in source else basis_of(row["basis"]) or "",
            source=source,
            confidence=_confidence(row),
            cases=None if row["cases"] is None else int(row["cases"]),
            population=None if row["population"] is None else int(row["population"]),
            note=row["note"] or "",
            is_adopted=marked,
            adopted_because=MARKED if marked else "",
            adopted_by=self.by if marked else None,
        )

    def _wrong(self, row: Row) -> Iterator[tuple[str, str, str]]:
        outline, place = row["outline"] or "", self._place(row)
        if outline and outline not in (*OUTLINES, *self.outlines, BEFORE_ALL):
            yield "纲要", outline, f"没有代码为“{outline}”的纲要，请核对，或空着。"
        elif place is None and row["region"]:
            yield "区划代码", row["region"], f"没有区划代码“{row['region']}”，请核对；全国数据空着。"
        elif place is None:
            yield "区划代码", "", "还没有装上两纲，不知道数据属于哪个地区，请先运行 jinguo init。"
        if _code(row) not in self.indicators:
            yield "指标", row["indicator"], "还没有装上指标目录，请先运行 jinguo init。"
        elif place is not None and CONFIRMED not in (row["note"] or ""):
            yield from self._slip(row, place)

    def _slip(self, row: Row, place: Region) -> Iterator[tuple[str, str, str]]:
        indicator = self.indicator_of(row)
        others = [
            one for one in self._series[indicator.pk, place.pk, group_of(row["group"]) or ""] if one[2] is not row
        ]
        if words := tenfold(self.rule_of(row), row["year"], row["value"], [one[:2] for one in others]):
            yield "监测值", str(row["value"]), f"{words}。"

    @cached_property
    def _series(self) -> dict[tuple[int, int, str], list]:
        """Years and values by series, of what is known of the years around and of the file's other rows."""
        found: dict[tuple[int, int, str], list] = defaultdict(list)
        for *series, period, value in self._years_around():
            found[tuple(series)].append((int(period[:4]), value, None))
        for row in self.rows:
            place, indicator = self._place(row), self.indicators.get(_code(row))
            if place and indicator and CONFIRMED not in (row["note"] or ""):
                found[indicator.pk, place.pk, group_of(row["group"]) or ""].append((row["year"], row["value"], row))
        return found

    def _years_around(self) -> Iterator[tuple]:
        """Indicator, region, group, period and value of what a value of the file may be compared with."""
        years = [row["year"] for row in self.rows]
        first, last = min(years, default=0) - NEAR_YEARS, max(years, default=0) + NEAR_YEARS
        near = self._about().filter(period__gte=f"{first:04}", period__lt=f"{last + 1:04}", indicator__unit__in=WHOLE)
        return near.values_list("indicator", "region", "disaggregation", "period", "value").iterator()

    def _about(self) -> QuerySet[Observation]:
        """What is known of the indicators and the regions of the file, the first entered first."""
        mine = {self.indicators[code].pk for row in self.rows if (code := _code(row)) in self.indicators}
        places = {place.pk for row in self.rows if (place := self._place(row))}
        return Observation.objects.filter(indicator__in=mine, region__in=places).order_by("pk")

    def _place(self, row: Row) -> Region | None:
        """The region of a row: the one it names, else its outline's own, else the nation."""
        if row["region"]:
            return self.regions.get(row["region"])
        return self.outlines.get(row["outline"] or "") or self.regions.get(NATION)


def _code(row: Row) -> str:
    found = indicator_named(row["indicator"])
    return found.code if found else ""


def _confidence(row: Row) -> str:
    """How sure a value is: what the file says, else what its source and its remark say of themselves."""
    if row["confidence"]:
        return str(row["confidence"])
    words = f"{row['source']}{row['note'] or ''}"
    return "，".join(mark for mark in (SECOND_HAND, UNSURE) if mark in words)
