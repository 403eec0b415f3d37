"""A city with its committee, a bureau and a county that evaluate themselves, and a round as far as tests take it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from jinguo.committee.body.tests.conftest import City, city_named
from jinguo.committee.body.tests.factories import BureauFactory, GroupSeatFactory, MembershipFactory
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant
from jinguo.committee.evaluation.services import Span
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.tests.factories import IndicatorFactory, OutlineFactory, OutlineTargetFactory
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory, staff_in

PHASES = {
    "preparing": Span(date(2026, 3, 1), date(2026, 3, 31)),
    "self_evaluation": Span(date(2026, 4, 1), date(2026, 6, 10)),
    "field": Span(date(2026, 6, 11), date(2026, 8, 31)),
    "writing": Span(date(2026, 9, 1), date(2026, 10, 31)),
    "follow_up": Span(date(2026, 11, 1), date(2027, 3, 31)),
}
PDF = b"%PDF-1.4\n%%EOF\n"


@dataclass
class Scene:
    """Who takes part in an evaluation."""

    city: City
    outline: Outline
    county: Unit
    county_officer: Staff
    health: Unit
    health_liaison: Staff
    keeper: Staff
    second: Staff
    expert: Staff

    def drafted(self) -> EvaluationRound:
        """A whole plan."""
        committee = self.city.committee
        row = services.draft(committee, by=self.keeper, kind="midterm", title="两纲中期评估", year=2025)
        weights = {one.code: one.points for one in row.weights.all()}
        facts = {"outlines": [self.outline], "phases": PHASES, "weights": weights, "number": "妇儿工委〔2026〕3号"}
        row = services.change(row, by=self.keeper, seen=row.version, **facts)
        return services.name_participants(
            row, by=self.keeper, counties=[self.county], members=[self.health], visited=[self.county]
        )

    def begun(self) -> EvaluationRound:
        """One in which participants write."""
        row = services.issue(self.drafted(), by=self.keeper)
        return services.open_self(row, by=self.keeper)

    def written(self, one: RoundParticipant, by: Staff, standing: str = "reached", **said: Any) -> RoundParticipant:
        """A report that is whole and waits to be handed in."""
        texts = {section.code: f"{section}情况良好。" for section in one.sections.all()}
        one = services.write_sections(one, by=by, seen=one.version, texts=texts)
        words = {target.pk: {"standing": standing, **said} for target in one.targets.all()}
        one = services.state_targets(one, by=by, seen=one.version, said=words)
        services.attach(one, by=by, upload=ContentFile(PDF, "佐证.pdf"))
        return one


@pytest.fixture
def scene(db: None, june_3: None) -> Scene:
    """Everybody at work on 3 June 2026."""
    return everybody()


def everybody() -> Scene:
    """Everybody who takes part, on the day of the caller."""
    city = city_named("泉州")
    region = city.committee.region
    county_region = RegionFactory(name="惠安县", level="county", parent=region)
    county = UnitFactory(name="惠安县妇联", region=county_region, parent=city.federation)
    health = MembershipFactory(
        committee=city.committee, unit=BureauFactory(name="市卫生健康委员会", parent=city.committee)
    ).unit
    outline = OutlineFactory(
        unit=city.federation, region=region, first=2021, last=2030, title="妇女发展纲要（2021—2030年）"
    )
    mmr = IndicatorFactory(department="卫生健康")
    OutlineTargetFactory(outline=outline, indicator=mmr, year=2030, baseline_year=2020)
    schooling = IndicatorFactory(
        code="schooling", title="平均受教育年限", department="教育", unit="年", domain="education"
    )
    OutlineTargetFactory(
        outline=outline, indicator=schooling, code="schooling", title="平均受教育年限", unit="年", order=2
    )
    GroupSeatFactory(committee=city.committee, staff=city.expert, name="")
    office = city.keeper.department_on(date(2026, 6, 3))
    return Scene(
        city,
        outline,
        county,
        staff_in(county, "county_office"),
        health,
        staff_in(health, "liaison"),
        city.keeper,
        staff_in(office, "committee_office"),
        city.expert,
    )


@pytest.fixture
def participant(scene: Scene) -> Callable[[EvaluationRound, Unit], RoundParticipant]:
    """The row of a unit in a round."""
    return lambda row, unit: row.participants.select_related("round__committee__region", "unit__region").get(unit=unit)
