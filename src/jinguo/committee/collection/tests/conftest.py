"""A city's committee with its office, two bureaus and two counties; a round that asks them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from jinguo.committee.body.tests.factories import BureauFactory, CityFactory, CommitteeFactory, MembershipFactory
from jinguo.committee.collection import services
from jinguo.committee.collection.models import Cell, CollectionRound, Return
from jinguo.committee.outlines.models import Indicator
from jinguo.committee.outlines.tests.factories import IndicatorFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory, staff_in

IMR = {"code": "imr", "title": "婴儿死亡率", "unit": "‰", "direction": -1, "department": "卫生健康"}
SCHOOLS = {"code": "kindergartens", "title": "幼儿园数", "unit": "所", "direction": 1, "department": "教育"}
RATE = {"code": "preschool", "title": "学前教育毛入园率", "unit": "%", "direction": 1, "department": "教育"}
FACTS: dict[str, Any] = {"audience": "children", "domain": "education", "rule": "reach"}


@dataclass
class Ground:
    """Who plays in the tests."""

    federation: Unit
    committee: Unit
    keeper: Staff
    second: Staff
    education: Unit
    health: Unit
    counties: list[Unit]
    liaison: Staff
    head: Staff
    doctor: Staff
    officers: list[Staff]
    indicators: dict[str, Indicator] = field(default_factory=dict)

    def opened(self, **facts: Any) -> CollectionRound:
        """A round of 2025, open, with a return of each bureau; `counties` says how counties are asked."""
        counties = facts.pop("counties", "none")
        due = facts.pop("due", date(2026, 6, 30))
        found = services.make_round(
            self.committee, by=self.keeper, title="2025年度监测数据", year=2025, due=due, **facts
        )
        services.choose(found, by=self.keeper, indicators=list(self.indicators.values()))
        found.items.update(counties=counties)
        return services.open_round(found, by=self.keeper)

    def sheet(self, found: CollectionRound, unit: Unit) -> Return:
        """The return of a unit."""
        return Return.objects.select_related("round__committee", "unit").get(round=found, unit=unit)

    def write(self, sheet: Return, texts: dict[str, str], *, by: Staff | None = None, comment: str = "") -> Any:
        """Fill in values by indicator and, behind a dot, by part or group."""
        cells = list(Cell.objects.filter(sheet=sheet).select_related("indicator"))
        edits = [_edit(cells, name, text, comment) for name, text in texts.items()]
        return services.fill(sheet, edits, by=by or self.liaison)


def _edit(cells: list[Cell], name: str, text: str, comment: str) -> services.Edit:
    code, _, more = name.partition(".")
    part, group = (more or "value", "total") if more in ("", "cases", "population") else ("value", more)
    found = next(one for one in cells if (one.indicator.code, one.part, one.disaggregation) == (code, part, group))
    return services.Edit(str(found.pk), text, found.version, comment or None)


@pytest.fixture
def ground(db: None, june_3: None) -> Ground:
    """Everybody at work on 3 June 2026."""
    region = CityFactory(name="泉州市")
    federation = UnitFactory(name="泉州市妇联", region=region)
    office = UnitFactory(name="泉州妇儿工委办", kind="committee_office", parent=federation)
    committee = CommitteeFactory(name="泉州市妇儿工委", region=region)
    education, health = (
        MembershipFactory(committee=committee, unit=BureauFactory(name=name, parent=committee, region=region)).unit
        for name in ("泉州市教育局", "泉州市卫生健康委员会")
    )
    counties = [
        UnitFactory(
            name=f"{name}妇联", parent=federation, region=RegionFactory(name=name, level="county", parent=region)
        )
        for name in ("晋江市", "惠安县")
    ]
    indicators = {facts["code"]: IndicatorFactory(**{**FACTS, **facts}) for facts in (IMR, SCHOOLS, RATE)}
    return Ground(
        federation,
        committee,
        keeper=staff_in(office, "committee_office"),
        second=staff_in(office, "committee_office"),
        education=education,
        health=health,
        counties=counties,
        liaison=staff_in(education, "liaison"),
        head=staff_in(education, "liaison"),
        doctor=staff_in(health, "liaison"),
        officers=[staff_in(one, "county_office", region=one.region) for one in counties],
        indicators=indicators,
    )
