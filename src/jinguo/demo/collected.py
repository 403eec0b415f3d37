"""Invented values for the collections of the demonstration, the same every time and coherent from year to year."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from random import Random

from jinguo.committee.collection.models import Cell
from jinguo.committee.collection.queries import past_of
from jinguo.committee.collection.services import Edit
from jinguo.committee.outlines.models import Indicator
from jinguo.demo.world import SEED
from jinguo.rules.collecting import Past, usual_group
from jinguo.rules.exact_words import rounded

CITY, BEFORE = "350500", 2024
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
SOURCE = f"{BEFORE}年度两纲监测数据（演示数据）"
FEW = ("‰", "/10万")
WHOLE_NUMBERS = ("件", "人次", "个", "人")


def also_asked() -> list[Indicator]:
    """One indicator of each bureau that the outlines do not name."""
    return list(Indicator.objects.filter(code__in=ALSO).order_by("order"))


def before_csv() -> bytes:
    """The city's figures of 2024 as a table of observations."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["指标", "年份", "监测值", "来源", "分组", "区划代码", "备注"])
    for one in Indicator.objects.filter(code__in=LEVELS).order_by("order"):
        value = _value(one, CITY, _near(one, CITY, BEFORE, None))
        table.writerow([one.title, BEFORE, value, SOURCE, usual_group(one.title), CITY, "演示数据"])
    return out.getvalue().encode()


def edits_of(cells: Iterable[Cell], year: int) -> list[Edit]:
    """What a unit writes into its cells: near the year before, counts and rate agree, a leap is explained."""
    found = list(cells)
    past = past_of(found)
    return [_edit(one, year, _last(past, one)) for one in found]


def _last(past: Past, cell: Cell) -> Decimal | None:
    """The last known value of the same series, None where there is none."""
    known = past.get((cell.indicator.code, str(cell.region_id), cell.disaggregation))
    return known[-1][1] if known else None


def _edit(cell: Cell, year: int, last: Decimal | None) -> Edit:
    if cell.indicator.code == LEAP and year > BEFORE:
        return Edit(str(cell.pk), LEAP_OF, cell.version, LEAP_BECAUSE if year == BEFORE + 1 else None)
    return Edit(str(cell.pk), _text(cell, year, last), cell.version)


def _text(cell: Cell, year: int, last: Decimal | None) -> str:
    level = _near(cell.indicator, cell.region.code, year, last)
    if cell.part == "value":
        return str(_value(cell.indicator, cell.region.code, level))
    cases, people = _counts(cell.indicator, cell.region.code, level)
    return str(cases if cell.part == "cases" else people)


def _value(indicator: Indicator, region: str, level: Decimal) -> Decimal:
    """A rate of few cases comes of its counts, everything else is its level."""
    if indicator.unit in FEW:
        cases, people = _counts(indicator, region, level)
        return rounded(Decimal(cases * indicator.measured_in.per) / people, 2)
    places = 0 if indicator.unit in WHOLE_NUMBERS else 3 if level < 1 else 2
    most = HUNDRED if indicator.unit == "%" and "毛入" not in indicator.title else None
    return min(rounded(level, places), most) if most else rounded(level, places)


def _counts(indicator: Indicator, region: str, level: Decimal) -> tuple[int, int]:
    """Cases and the people among whom they were counted."""
    per, share = indicator.measured_in.per, 1 if region == CITY else _share(region)
    people = round((CHILDREN if per > 1000 and indicator.code != "mmr" else BIRTHS) * share)
    return int(rounded(level * people / per, 0)), people


def _near(indicator: Indicator, region: str, year: int, last: Decimal | None) -> Decimal:
    """A little above or below what was known last, else the level of its kind."""
    level = Decimal(LEVELS.get(indicator.code) or USUAL.get(indicator.unit) or OTHERWISE) if last is None else last
    drift = Random(f"{SEED}-{indicator.code}-{region}-{year}").randint(-15, 15)  # noqa: S311
    return level * (10 * HUNDRED + drift) / (10 * HUNDRED)


def _share(region: str) -> float:
    return 0.04 + 0.01 * (sum(region.encode()) % 10)
