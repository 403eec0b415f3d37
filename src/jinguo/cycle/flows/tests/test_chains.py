"""An organ's chains change from a day on; what runs keeps what it began with."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Chain
from jinguo.cycle.flows.queries import chain_for
from jinguo.cycle.flows.services.chains import revise
from jinguo.cycle.flows.tests.factories import ChainFactory, ChainStepFactory
from jinguo.org.structure.tests.factories import PostFactory, UnitFactory, staff_in

JUNE_3, JUNE_10 = date(2026, 6, 3), date(2026, 6, 10)
HEAD = {"order": 1, "title": "主席审批", "who": "role", "role": "unit_head", "mode": "one"}


def changed(chain, by, valid_from=JUNE_10, **facts):
    return revise(chain, by=by, title=chain.title, valid_from=valid_from, steps=[{**HEAD, **facts}])


def test_a_new_version_takes_over_on_its_day(office, one_step):
    new = changed(one_step, office.keeper)

    one_step.refresh_from_db()
    assert one_step.valid_to == date(2026, 6, 9)
    assert chain_for("plan", office.organ, date(2026, 6, 9)) == one_step
    assert chain_for("plan", office.organ, JUNE_10) == new


def test_a_version_of_today_that_nobody_used_is_replaced(office, one_step):
    first = changed(one_step, office.keeper, JUNE_3)

    again = changed(first, office.keeper, JUNE_3, title="分管领导审批", role="supervising_leader")

    assert again == first
    assert [step.role for step in again.steps.all()] == ["supervising_leader"]


def test_a_version_in_use_is_never_changed(office, one_step):
    new = changed(one_step, office.keeper, JUNE_3)
    services.start(office.department, "plan", unit=office.department, by=office.clerk)

    with pytest.raises(ValidationError, match="请从明天起启用"):
        changed(new, office.keeper, JUNE_3, role="supervising_leader")

    assert new.steps.get().role == "unit_head"


@pytest.mark.parametrize(
    ("day", "complaint"), [(date(2026, 6, 2), "启用日已经过去"), (date(2026, 6, 9), "6月10日 才启用")]
)
def test_a_version_begins_neither_in_the_past_nor_before_the_one_it_follows(office, one_step, day, complaint):
    new = changed(one_step, office.keeper)

    with pytest.raises(ValidationError, match=complaint):
        changed(new, office.keeper, day)


def test_a_version_that_ended_is_not_changed(office, one_step):
    changed(one_step, office.keeper)

    with pytest.raises(Refused, match="请修改最新的一版"):
        changed(one_step, office.keeper)


def test_only_the_performance_office_changes_it(office, one_step):
    with pytest.raises(Refused, match="绩效办设置审批流程"):
        changed(one_step, office.leader)


def test_a_length_that_does_not_exist_is_refused(office, one_step):
    with pytest.raises(ValidationError, match="至少 5 天、至多 3 天"):
        changed(one_step, office.keeper, min_days=5, max_days=3)

    assert Chain.objects.get() == one_step


def test_the_nearest_organ_with_a_chain_of_its_own_is_asked(office, one_step):
    county = UnitFactory(parent=office.organ)
    assert chain_for("plan", county) == one_step

    own = ChainFactory(code="plan", unit=county)

    assert chain_for("plan", county) == own
    assert chain_for("plan", office.organ) == one_step


def test_people_of_organs_below_read_the_chain_and_those_beside_do_not(office, one_step):
    below, beside = staff_in(UnitFactory(parent=office.organ)), staff_in(UnitFactory())

    assert one_step in Chain.objects.visible_to(below)
    assert one_step not in Chain.objects.visible_to(beside)


def test_a_superior_organ_is_asked_where_the_step_says_so(office):
    county = UnitFactory(parent=office.organ)
    ChainStepFactory(chain=office.chain(), role="unit_head", place="superior")

    approval = services.start(county, "plan", unit=county, by=staff_in(county))

    assert [row.staff for row in approval.waiting()] == [office.leader]


def test_a_post_is_asked_whoever_holds_it(office):
    post = PostFactory(unit=office.department, name="会计")
    holder = staff_in(office.department, post=post)
    ChainStepFactory(chain=office.chain(), who="post", post=post)

    approval = services.start(office.organ, "plan", unit=office.organ, by=office.clerk)

    assert [row.staff for row in approval.waiting()] == [holder]


def test_of_a_whole_organ_the_beginners_own_department_is_asked(office):
    ChainStepFactory(chain=office.chain(), role="department_head", place="department")

    approval = services.start(office.organ, "plan", unit=office.organ, by=office.clerk)

    assert [row.staff for row in approval.waiting()] == [office.head]


def test_without_a_chain_the_way_out_is_told(office):
    with clock.pretend(JUNE_3), pytest.raises(ValidationError, match="还没有这项审批流程"):
        services.start(office.organ, "unheard", unit=office.organ, by=office.clerk)
