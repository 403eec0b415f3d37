"""What several tests of snapshots stand on: a city of two counties that has been observed."""

from decimal import Decimal

import pytest

from jinguo.committee.outlines.tests.factories import (
    IndicatorFactory,
    ObservationFactory,
    OutlineFactory,
    OutlineTargetFactory,
)
from jinguo.committee.snapshots.tests.factories import indicator_of
from jinguo.org.structure.tests.factories import RegionFactory

YEARS = (2010, 2014, 2015, 2019, 2020)


@pytest.fixture
def outline(db, settings, tmp_path):
    """A city of two counties with three targets: with a baseline of the paper, with everybody's own, one to be held."""
    settings.SNAPSHOTS_DIR = tmp_path / "snapshots"
    city = RegionFactory(level="city", code="350500")
    places = [city, *(RegionFactory(level="county", parent=city, code=f"35050{n}") for n in (2, 3))]
    row = OutlineFactory(region=city)
    OutlineTargetFactory(outline=row, milestone=Decimal(25), milestone_year=2015)
    facts = {"outline": row, "type": "reach", "comparator": "ge", "direction": 1, "unit": "%", "baseline": None}
    facts |= {"baseline_year": None, "domain_code": "education"}
    kept = {"type": "hold", "value": Decimal(40)}
    rising = {"title": "高中阶段教育毛入学率", "indicator": indicator_of("senior_ger"), "value": 95}
    OutlineTargetFactory(code="senior", **rising, **facts)
    named = {"title": "就业人员中女性比例", "indicator": indicator_of("employment_women_share")}
    OutlineTargetFactory(code="employment", **named, **{**facts, **kept})
    for at, place in enumerate(places):
        _observe(row, place, at)
    return row


def _observe(row, place, at):
    for year in YEARS:
        gone = year - 2010
        seen = {
            "mmr": Decimal(30 - gone * at),
            "senior_ger": Decimal(88 + gone),
            "employment_women_share": Decimal(41 - at),
        }
        for code, value in seen.items():
            if (code, year, at) != ("senior_ger", 2020, 2):
                indicator = indicator_of(code) if code != "mmr" else IndicatorFactory()
                group = "female" if code == "employment_women_share" else "total"
                facts = {"indicator": indicator, "disaggregation": group, "period": str(year), "value": value}
                ObservationFactory(unit=row.unit, region=place, **facts)
