"""Invented values for the collections of the demonstration, the same every time and coherent from year to year."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from random import Random

from jinguo.committee.collection.models import Cell
from jinguo.committee.collection.services import Edit
from jinguo.committee.outlines.models import Indicator
from jinguo.demo.world import SEED
from jinguo.rules.exact_words import rounded

CITY = "350500"
# Asked of the counties as well.
TO_COUNTIES = (
    "mmr", "imr", "u5mr", "maternal_management", "management_u3", "retention", "preschool_ger", "senior_ger",
    "village_committee_women_share", "residents_committee_women_share",
)  # fmt: skip
# Bureaus that no target of the running outlines names have something to report too.
ALSO = (
    "leadership_teams_women", "mch_funds", "labour_rules", "legal_aid_women", "protection_orders", "sport_women",
    "toilets_rural", "books_titles", "trafficking",
)  # fmt: skip
# Where a value lies; what is not named lies at 90 % of its unit's usual size.
LEVELS = {
    "mmr": "7.5", "imr": "2.6", "nmr": "1.5", "u5mr": "3.9", "injury_deaths": "8.2", "hiv_mtct": "0.6",
    "anaemia_u5": "7.8", "stunting": "2.4", "myopia_primary": "34.6", "myopia_junior": "68.1", "myopia_senior": "78.4",
    "employment_women_share": "43.4", "senior_professionals_women_share": "38.9", "urban_units_women_share": "40.7",
    "village_committee_women_share": "27.6", "residents_committee_women_share": "52.3",
    "residents_directors_women_share": "41.8", "fitness_good": "56.2", "paediatricians_per_1000": "0.96",
    "beds_per_1000": "2.4", "retention": "98.6", "leadership_teams_women": "100", "mch_funds": "4860",
    "legal_aid_women": "1630", "protection_orders": "42", "sport_women": "41.5", "books_titles": "0.012",
    "trafficking": "3", "labour_rules": "96.4", "cervical_screening": "58.3", "premarital_check": "78.5",
    "preschool_ger": "101.2",
}  # fmt: skip
USUAL = {"%": "92", "‰": "4", "/10万": "9", "/万": "3"}
OTHERWISE = "120"
BIRTHS, CHILDREN = 62_000, 1_900_000  # of the city; a county has its share of them
LEAP = "paediatricians_per_1000"
LEAP_OF, LEAP_BECAUSE = "1.34", "2025年起计入取得儿科转岗资质的全科医师（演示）"
HUNDRED = Decimal(100)
WHOLE_NUMBERS = ("件", "人次", "个", "人")


def also_asked() -> list[Indicator]:
    """One indicator of each bureau that the outlines do not name."""
    return list(Indicator.objects.filter(code__in=ALSO).order_by("order"))


def before_csv() -> bytes:
    """The city's figures of 2024 as a table of observations."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["指标", "年份", "监测值", "来源", "区划代码", "备注"])
    for one in Indicator.objects.filter(code__in=LEVELS).order_by("order"):
        table.writerow([one.title, 2024, _value(one, CITY, 2024), "2024年度两纲监测数据（演示数据）", CITY, "演示数据"])
    return out.getvalue().encode()


def edits_of(cells: Iterable[Cell], year: int) -> list[Edit]:
    """What a unit writes into its cells; counts and the rate that they come to agree, a leap is explained."""
    return [_edit(one, year) for one in cells]


def _edit(cell: Cell, year: int) -> Edit:
    if cell.indicator.code == LEAP and year > 2024:
        return Edit(str(cell.pk), LEAP_OF, cell.version, LEAP_BECAUSE if year == 2025 else None)
    return Edit(str(cell.pk), _text(cell, year), cell.version)


def _text(cell: Cell, year: int) -> str:
    code = cell.region.code
    if cell.part == "value":
        return str(_value(cell.indicator, code, year))
    cases, people = _counts(cell.indicator, code, year)
    return str(cases if cell.part == "cases" else people)


def _value(indicator: Indicator, region: str, year: int) -> Decimal:
    """A rate of few cases comes of its counts, everything else lies near its level."""
    per = indicator.measured_in.per
    if indicator.unit in ("‰", "/10万"):
        cases, people = _counts(indicator, region, year)
        return rounded(Decimal(cases * per) / people, 2)
    level = _level(indicator) * (HUNDRED + _drift(indicator, region, year)) / HUNDRED
    most = HUNDRED if indicator.unit == "%" and "毛入" not in indicator.title else None
    places = 0 if indicator.unit in WHOLE_NUMBERS else 3 if level < 1 else 2
    return min(rounded(level, places), most) if most else rounded(level, places)


def _counts(indicator: Indicator, region: str, year: int) -> tuple[int, int]:
    """Cases and the people among whom they were counted."""
    per, share = indicator.measured_in.per, 1 if region == CITY else _share(region)
    people = round((CHILDREN if per > 1000 and indicator.code != "mmr" else BIRTHS) * share)
    level = _level(indicator) * (HUNDRED + _drift(indicator, region, year)) / HUNDRED
    return int(rounded(level * people / per, 0)), people


def _level(indicator: Indicator) -> Decimal:
    return Decimal(LEVELS.get(indicator.code) or USUAL.get(indicator.unit) or OTHERWISE)


def _share(region: str) -> float:
    return 0.04 + 0.01 * (sum(region.encode()) % 10)


def _drift(indicator: Indicator, region: str, year: int) -> Decimal:
    """How far it lies from its level, in per cent: regions apart, years close together."""
    place = Random(f"{SEED}-{indicator.code}-{region}").randint(-40, 40) if region != CITY else 0  # noqa: S311
    return Decimal(place) / 10 + Decimal(year - 2024) * Random(f"{indicator.code}-{year}").randint(0, 15) / 10  # noqa: S311
