"""A city with three counties and an outline of two targets: what the pages of regions are tried on."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.tests.factories import (
    IndicatorFactory,
    ObservationFactory,
    OutlineFactory,
    OutlineTargetFactory,
)
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.tests.factories import AppointmentFactory, RegionFactory, UnitFactory

SCREENING = {"甲县": (70, 82), "乙县": (75, 78), "丙县": (60, 60)}  # 2019, 2020
DEATHS = {"甲县": 0, "乙县": 2, "丙县": 30}  # of 2020, among 20,000


@dataclass(frozen=True)
class City:
    """The organ of a city, its counties by name, its outline of 2011–2020, and who keeps it."""

    organ: Unit
    counties: dict[str, Region]
    outline: Outline
    keeper: Staff


@pytest.fixture
def city(db: Any) -> City:
    """Three counties with the screening of two years and the maternal deaths of one."""
    region = RegionFactory(code="350500", name="泉州市", level="city")
    organ = UnitFactory(region=region)
    counties = {
        name: RegionFactory(code=f"35050{at}", name=name, level="county", parent=region)
        for at, name in enumerate(SCREENING, 2)
    }
    outline = OutlineFactory(code="city_women", unit=organ, region=region)
    screening = IndicatorFactory(
        code="common_disease_screening", title="妇女常见病筛查率", unit="%", direction=1, department="卫生健康"
    )
    facts = {"type": "reach", "comparator": "ge", "direction": 1, "unit": "%", "value": Decimal(80)}
    OutlineTargetFactory(outline=outline, order=1)
    OutlineTargetFactory(
        outline=outline, code="screening", title="妇女常见病定期筛查率", indicator=screening, order=2,
        baseline=None, baseline_year=None, **facts,
    )  # fmt: skip
    for name, county in counties.items():
        for year, value in zip(("2019", "2020"), SCREENING[name], strict=True):
            ObservationFactory(unit=organ, region=county, indicator=screening, period=year, value=Decimal(value))
        deaths = DEATHS[name]
        counts = {"cases": deaths, "population": 20_000, "value": Decimal(deaths * 5)}
        ObservationFactory(unit=organ, region=county, indicator=IndicatorFactory(), period="2020", **counts)
    keeper = AppointmentFactory(unit__parent=organ, unit__kind="committee_office", role="committee_office").staff
    return City(organ, counties, outline, keeper)
