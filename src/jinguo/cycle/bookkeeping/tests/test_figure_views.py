"""A figure opened on screen."""

import pytest
from django.db.models import Q

from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.measures import Count, measure
from jinguo.cycle.bookkeeping.measures import registry as measures
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, staff_in

FIGURE = "/figures/trees.planted/"


@pytest.fixture
def planted(plant, head):
    return services.confirm(plant(7000), by=head)


def test_a_figure_shows_its_value_why_and_its_entries(as_clerk, planted):
    page = as_clerk.get(FIGURE, {"period": "2026"})

    assert page.context["value"] == "7,000"
    assert "合计 7,000" in page.content.decode()
    assert page.context["listing"].found == 1


def test_the_value_follows_the_entries(as_clerk, planted, plant, head):
    services.confirm(plant(50), by=head)

    assert as_clerk.get(FIGURE, {"period": "2026"}).context["value"] == "7,050"


@pytest.mark.parametrize("period", ["2026Q5", "春天", "2026-13", "2026__gt"])
def test_a_period_that_is_none_is_refused_in_chinese(as_clerk, trees, period):
    answer = as_clerk.get(FIGURE, {"period": period})

    assert answer.status_code == 400
    assert "不是期间代码" in answer.content.decode()


@pytest.mark.parametrize(
    "asked", [{"region": "999999"}, {"as_of": "6月3日"}, {"holder__name": "x"}, {"sort": "unit__path"}]
)
def test_an_address_that_names_nothing_is_refused(as_clerk, trees, asked):
    assert as_clerk.get(FIGURE, asked).status_code == 400


def test_a_holder_out_of_reach_and_an_unknown_measure_are_not_found(as_clerk, trees):
    stranger = DepartmentFactory()

    assert as_clerk.get(FIGURE, {"holder": stranger.code}).status_code == 404
    assert as_clerk.get("/figures/trees.nothing/").status_code == 404


def test_a_colleague_of_another_department_sees_the_value_and_how_much_lies_outside(planted, office):
    colleague = browser_of(staff_in(DepartmentFactory(parent=office.parent)))

    page = colleague.get(FIGURE, {"period": "2026"})

    assert page.context["value"] == "7,000"
    assert "另有 1 条记录在您的权限范围之外" in page.content.decode()
    assert page.context["listing"].found == 0


def test_a_figure_of_a_region_counts_that_region_alone(as_clerk, plant, head):
    here, there = RegionFactory(), RegionFactory()
    for region, number in ((here, 10), (there, 20)):
        services.confirm(plant(number, region=region), by=head)

    assert as_clerk.get(FIGURE, {"period": "2026", "region": here.code}).context["value"] == "10"


def test_a_small_count_of_a_sensitive_measure_shows_as_less_than_five(as_clerk, planted, monkeypatch, trees):
    secret = Count("cases.opened", "办理案件", "件", CustomEntry, where=Q(), is_sensitive=True)
    monkeypatch.setitem(measures._fixed, secret.code, secret)

    page = as_clerk.get("/figures/cases.opened/", {"period": "2026"})

    assert page.context["value"] == "<5"
    assert "已确认的记录 1 条" not in page.content.decode()


def test_the_entries_of_a_figure_can_be_taken_away(as_clerk, planted):
    answer = as_clerk.get(FIGURE + "export/", {"period": "2026"})

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"PK")


def test_a_measure_narrowed_still_knows_its_ledger(as_clerk, planted):
    narrowed = measure("trees.planted[title=植树节植树]")

    page = as_clerk.get(f"/figures/{narrowed.code}/", {"period": "2026"})

    assert (page.context["value"], page.context["kind"].code) == ("7,000", "trees")
