"""A federation on 3 June 2026: its performance office, a department to be inspected, and a group at work there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.models import CheckItem, Inspected, Inspection
from jinguo.cycle.inspections.services import Item, Site
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

JUNE_3, JUNE_17 = date(2026, 6, 3), date(2026, 6, 17)
ITEMS = ("挂有“妇女之家”牌子", "有固定场所和活动记录", "维权服务公示上墙")


@dataclass
class Office:
    """Who holds the inspection, who carries it out, and who is inspected."""

    organ: Unit
    keeper: Staff
    lead: Staff
    member: Staff
    department: Unit
    head: Staff
    inspection: Inspection

    @property
    def site(self) -> Inspected:
        """The inspected department, as it stands now."""
        return Inspected.objects.select_related("inspection").get(inspection=self.inspection)

    def item(self, order: int) -> CheckItem:
        """One of the items."""
        return CheckItem.objects.get(inspection=self.inspection, order=order)

    def record(self, order: int, outcome: str = "ok", *, by: Staff | None = None, **facts: object):
        """Record one item."""
        return services.record(self.site, self.item(order), by=by or self.member, outcome=outcome, **facts)

    def hand_in(self, *, problem: bool = False, **facts: object) -> Inspected:
        """Record everything, the third item perhaps not in order, and hand it in."""
        self.record(1)
        self.record(2)
        bad = {"text": "公示栏缺 12338 热线", "needs_rectification": True, "due": JUNE_17, **facts}
        self.record(3, "bad", **bad) if problem else self.record(3)
        return services.hand_in(self.site, by=self.member)


@pytest.fixture(autouse=True)
def _on_june_3() -> Iterator[None]:
    with clock.pretend(JUNE_3):
        yield


@pytest.fixture
def office(db: None) -> Office:
    """An inspection that has begun."""
    organ = UnitFactory(name="泉州市妇联")
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
    group = DepartmentFactory(parent=organ, name="组织部")
    lead, member = staff_in(group), staff_in(group)
    department = DepartmentFactory(parent=organ, name="妇女发展部")
    items, sites = [Item(text) for text in ITEMS], [Site(department, "螺阳镇妇女之家")]
    planned = services.plan(
        "site_check", "妇女之家现场检查", unit=organ, lead=lead, by=keeper, items=items, sites=sites, members=[member],
        day=JUNE_3,
    )  # fmt: skip
    services.start(planned, by=keeper)
    return Office(organ, keeper, lead, member, department, staff_in(department, "department_head"), planned)
