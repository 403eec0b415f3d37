"""The figures of inspections follow what was found and put right."""

from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.models import Finding
from jinguo.cycle.inspections.tests.test_services import put_right
from jinguo.org.structure.tests.factories import DepartmentFactory
from jinguo.rules.periods import parse_period


def asked(holder, code):
    return measure(f"inspections.{code}").of(Question(holder, parse_period("2026Q2"))).value


def test_an_inspection_counts_for_its_organ_once_it_is_put_together(office):
    office.hand_in()
    assert asked(office.organ, "held") == 0

    services.report(office.inspection, by=office.lead, summary="总的较好")
    assert (asked(office.organ, "held"), asked(office.department, "held")) == (1, 0)


def test_problems_count_for_the_inspected_unit_once_handed_in(office):
    office.record(3, "bad", text="缺热线")
    assert asked(office.department, "findings") == 0

    office.hand_in(problem=True)
    beside = DepartmentFactory(parent=office.organ)
    assert [asked(one, "findings") for one in (office.department, office.organ, beside)] == [1, 1, 0]


def test_the_share_put_right_follows_the_last_task(office):
    office.hand_in(problem=True)
    assert asked(office.department, "rectified") == 0

    finding = put_right(office, Finding.objects.get(outcome="bad"))
    assert asked(office.department, "rectified") == 100
    services.recheck(finding, by=office.lead, passed=False, note="仍缺", due=finding.due)
    assert asked(office.department, "rectified") == 0
