"""An organ on Wednesday 3 June 2026: a department with its head and a clerk, the personnel office beside it."""

from collections.abc import Iterator
from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.models import Circular, PublicNotice
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JUNE_3, JUNE_9, JUNE_10 = date(2026, 6, 3), date(2026, 6, 9), date(2026, 6, 10)
WHERE = {"reception": "人事科", "phone": "0595-22280012"}


@pytest.fixture(autouse=True)
def _on_june_3() -> Iterator[None]:
    with clock.pretend(JUNE_3):
        yield


@pytest.fixture
def department(db: None) -> Unit:
    return DepartmentFactory(name="妇女发展部", parent__name="泉州市妇女联合会")


@pytest.fixture
def clerk(department: Unit) -> Staff:
    return staff_in(department)


@pytest.fixture
def head(department: Unit) -> Staff:
    return staff_in(department, "department_head")


@pytest.fixture
def personnel(department: Unit) -> Staff:
    return staff_in(DepartmentFactory(name="人事科", parent=department.parent), "personnel_office")


@pytest.fixture
def drafted(department: Unit, clerk: Staff) -> PublicNotice:
    return services.draft("关于优秀等次人选的公示", "excellent", unit=department, body="名单如下。", by=clerk, **WHERE)


@pytest.fixture
def running(drafted: PublicNotice, head: Staff) -> PublicNotice:
    """Published today for five work days: until 9 June."""
    return services.publish(drafted, by=head)


@pytest.fixture
def circular(department: Unit, clerk: Staff) -> Circular:
    """A draft to another department of the organ."""
    to = DepartmentFactory(name="权益部", parent=department.parent)
    return services.write("关于考评情况的通报", "circular", unit=department, body="情况如下。", by=clerk, units=[to])
