"""A round asks many at once, says what silence means, and ends when everything that was said has its reply."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Opinion, Round
from jinguo.cycle.flows.tests.factories import PaperFactory
from jinguo.cycle.inbox.models import Message
from jinguo.org.structure.tests.factories import DeputyFactory, UnitFactory, staff_in

DUE = date(2026, 6, 10)


@pytest.fixture
def expert(office):
    return staff_in(office.organ, "expert")


@pytest.fixture
def asked(office, expert):
    voices = [office.department, expert, "市直党工委"]
    return services.open_round(office.organ, "征求意见", unit=office.organ, by=office.keeper, asked=voices, due=DUE)


def test_people_and_heads_of_units_are_told(office, asked, expert):
    told = set(Message.objects.filter(kind="opinion").values_list("staff", flat=True))

    assert told == {office.head.pk, expert.pk}


def test_a_head_speaks_for_her_unit_and_may_say_several_things(office, asked):
    services.give_opinion(asked, by=office.head, target="目标 3.1", text="指标偏高。")
    services.give_opinion(asked, by=office.head, target="目标 3.2", text="缺口径。")

    assert {row.asked.unit for row in Opinion.objects.all()} == {office.department}
    assert Opinion.objects.count() == 2


def test_the_same_opinion_sent_twice_counts_once(office, asked):
    for _ in range(2):
        services.give_opinion(asked, by=office.head, target="目标 3.1", text="指标偏高。")

    assert Opinion.objects.count() == 1


def test_no_opinion_is_an_answer_that_needs_no_reply(office, asked, expert):
    row = services.give_opinion(asked, by=expert)

    assert row.is_without_opinion
    with pytest.raises(ValidationError, match="不用处理"):
        services.settle_opinion(row, by=office.keeper, outcome="adopted")


def test_no_opinion_does_not_follow_an_opinion(asked, expert):
    services.give_opinion(asked, by=expert, text="提前到八月。")

    with pytest.raises(ValidationError, match="已经提过意见"):
        services.give_opinion(asked, by=expert)


def test_who_was_not_asked_has_no_say(office, asked):
    with pytest.raises(Refused, match="没有向您征求意见"):
        services.give_opinion(asked, by=office.clerk, text="我也说一句。")


def test_who_stands_in_for_the_expert_speaks_for_her(office, asked, expert):
    DeputyFactory(staff=expert, deputy=office.clerk)

    row = services.give_opinion(asked, by=office.clerk, text="提前到八月。")

    assert (row.asked.staff, row.answered_by) == (expert, office.clerk)


def test_a_body_outside_is_entered_from_its_letter(office, asked):
    paper = PaperFactory(unit=office.organ, body="市直党工委")

    row = services.enter_opinion(asked, by=office.keeper, body="市直党工委", text="分解到县。", paper=paper)

    assert (row.asked.body, row.paper) == ("市直党工委", paper)
    with pytest.raises(Refused, match="代录"):
        services.enter_opinion(asked, by=office.head, body="市直党工委", text="再说。", paper=paper)
    with pytest.raises(ValidationError, match="没有“市人社局”"):
        services.enter_opinion(asked, by=office.keeper, body="市人社局", text="无。", paper=paper)


@pytest.mark.parametrize("outcome", ["partly", "declined"])
def test_what_is_not_wholly_adopted_needs_a_reply(office, asked, outcome):
    row = services.give_opinion(asked, by=office.head, text="指标偏高。")

    with pytest.raises(ValidationError, match="要写明答复"):
        services.settle_opinion(row, by=office.keeper, outcome=outcome, reply=" ")
    assert services.settle_opinion(row, by=office.keeper, outcome=outcome, reply="按上年数。").settled_on


def test_only_the_asking_side_settles(office, asked):
    row = services.give_opinion(asked, by=office.head, text="指标偏高。")

    with pytest.raises(Refused, match="请发起人或绩效办办理"):
        services.settle_opinion(row, by=office.clerk, outcome="adopted")


def test_a_round_stays_open_while_somebody_may_still_answer(office, asked):
    with pytest.raises(Refused, match="还没有答复，6月10日 以后才能结束"):
        services.close_round(asked, by=office.keeper)
    with clock.pretend(date(2026, 6, 11)):
        assert services.close_round(asked, by=office.keeper).state == "closed"


def test_a_round_stays_open_while_an_opinion_has_no_outcome(office, asked):
    row = services.give_opinion(asked, by=office.head, text="指标偏高。")
    with clock.pretend(date(2026, 6, 11)):
        with pytest.raises(Refused, match="还有 1 条意见没有写明怎样处理"):
            services.close_round(asked, by=office.keeper)
        services.settle_opinion(row, by=office.keeper, outcome="adopted")
        services.close_round(asked, by=office.keeper)

        with pytest.raises(Refused, match="已经结束"):
            services.give_opinion(asked, by=office.head, text="再说一句。")


def test_only_the_silent_are_urged_and_once_a_day(office, asked, expert):
    services.give_opinion(asked, by=expert)
    services.urge(asked, by=office.keeper)

    urged = Message.objects.filter(title__startswith="催办：")
    assert [message.staff for message in urged] == [office.head]
    with pytest.raises(Refused, match="今天已经催办过"):
        services.urge(asked, by=office.keeper)


def test_an_asked_unit_of_another_organ_reads_the_round(office):
    county = UnitFactory(name="县妇联")
    reader, stranger = staff_in(county, "county_office"), staff_in(UnitFactory(), "county_office")

    asked = services.open_round(office.organ, "征求", unit=office.organ, by=office.keeper, asked=[county], due=DUE)

    assert asked in Round.objects.visible_to(reader)
    assert asked not in Round.objects.visible_to(stranger)
    assert services.give_opinion(asked, by=reader, text="同意。").asked.unit == county


def test_nobody_asked_or_a_past_day_opens_nothing(office):
    with pytest.raises(ValidationError, match="还没有征求对象"):
        services.open_round(office.organ, "征求", unit=office.organ, by=office.keeper, asked=[], due=DUE)
    with pytest.raises(ValidationError, match="截止日已经过去"):
        services.open_round(
            office.organ, "征求", unit=office.organ, by=office.keeper, asked=["市委办"], due=date(2026, 6, 2)
        )
