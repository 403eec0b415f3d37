"""A round of figures for the trials: a bureau's return with rates, counts and groups, and what was known before."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from jinguo.committee.collection.models import Return
from jinguo.committee.collection.services import choose, edit_item, make_round, open_round
from jinguo.committee.outlines.models import Indicator, Observation
from jinguo.org.structure.models import Staff, Unit

YEAR, DUE = 2025, date(2026, 12, 31)
EDUCATION = "教育"
BY_SEX = ("total", "female", "male")


def opened(
    committee: Unit, keeper: Staff, title: str, indicators: Sequence[Indicator], counted: Collection[str]
) -> Return:
    """The return of the committee's one bureau; `counted` are asked by sex and with counts."""
    found = make_round(committee, by=keeper, title=title, year=YEAR, due=DUE)
    choose(found, by=keeper, indicators=indicators)
    bureau = committee.children.get(kind="member_unit")
    for item in found.items.select_related("indicator", "round__committee__region"):
        is_counted = item.indicator.code in counted
        groups = BY_SEX if is_counted else ("total",)
        edit_item(item, by=keeper, unit=bureau, counties="none", groups=groups, with_counts=is_counted)
    open_round(found, by=keeper)
    return Return.objects.select_related("round__committee__region", "unit").get(round=found)


def rates(count: int) -> list[Indicator]:
    """So many rates in per cent that the education bureaus report."""
    return list(Indicator.objects.filter(department__startswith=EDUCATION, unit="%").order_by("order")[:count])


def asked() -> list[str]:
    """The titles of the values that the office's one bureau has to report."""
    first = Return.objects.order_by("pk").first()
    return list(first.cells.order_by("pk").values_list("indicator__title", flat=True)) if first else []


def known_before(sheet: Return, value: str) -> None:
    """Let every value of a return have had this one the year before."""
    cells = sheet.cells.filter(part="value").select_related("indicator", "region")
    facts = {"unit": sheet.round.unit, "period": str(YEAR - 1), "source": "上年数（演练）", "value": Decimal(value)}
    Observation.objects.bulk_create(
        Observation(indicator=one.indicator, region=one.region, disaggregation=one.disaggregation, **facts)
        for one in cells
    )
