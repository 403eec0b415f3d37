"""Who sees a panel, and what came of it."""

import pytest

from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.permissions import may_see_results
from jinguo.cycle.panels.tests.crowd import gather
from jinguo.cycle.panels.tests.factories import PanelFactory, PanelSubjectFactory, ParticipantFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, StaffFactory, UnitFactory, staff_in


def seen_by(staff):
    return list(Panel.objects.visible_to(staff))


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("performance_office", True),
        ("personnel_office", True),
        ("unit_head", True),
        ("supervising_leader", True),
        ("department_head", False),
        ("staff", False),
        ("liaison", False),
        ("expert", False),
    ],
)
def test_offices_and_leaders_oversee_the_panels_of_their_organ(organ, department, role, sees):
    panel = PanelFactory(unit=organ)

    assert (seen_by(staff_in(department, role)) == [panel]) is sees


def test_the_office_of_another_organ_sees_none(organ):
    PanelFactory(unit=organ)

    assert seen_by(staff_in(UnitFactory(), "personnel_office")) == []


@pytest.mark.parametrize(("state", "sees"), [("draft", False), ("open", True), ("cancelled", False)])
def test_who_takes_part_sees_it_once_it_began(organ, people, state, sees):
    panel = PanelFactory(unit=organ, state=state, opened_on="2026-06-01" if state == "open" else None)
    ParticipantFactory(panel=panel, staff=people[0])

    assert (seen_by(people[0]) == [panel]) is sees


def test_a_deputy_does_not_see_what_the_absent_takes_part_in(organ, people):
    panel = PanelFactory(unit=organ, state="open", opened_on="2026-06-01")
    ParticipantFactory(panel=panel, staff=people[0])

    assert seen_by(DeputyFactory(staff=people[0], deputy=StaffFactory()).deputy) == []


@pytest.mark.parametrize(("state", "sees"), [("closed", False), ("published", True)])
def test_whom_it_was_about_sees_it_once_it_is_published(organ, department, people, state, sees):
    days = {"opened_on": "2026-06-01", "closed_on": "2026-06-02", "published_on": "2026-06-02"}
    panel = PanelFactory(unit=organ, state=state, **days)
    PanelSubjectFactory(panel=panel, staff=people[0])
    PanelSubjectFactory(panel=panel, unit=department)

    assert (seen_by(people[0]) == [panel]) is sees
    assert (seen_by(staff_in(department, "department_head")) == [panel]) is sees
    assert seen_by(people[1]) == []


def test_nobody_sees_results_before_the_end_and_then_only_who_oversees(db):
    panel, crowd = gather(5)
    office = staff_in(DepartmentFactory(parent=panel.unit), "personnel_office")
    key = panel.subjects.get().pk
    for voter in crowd:
        services.cast(panel, {key: [1]}, by=voter)

    assert "结束以后才能看结果" in may_see_results(office, panel).reason
    services.close(panel, by=office)
    assert may_see_results(office, panel)
    assert not may_see_results(crowd[0], panel)
