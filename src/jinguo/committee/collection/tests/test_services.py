"""From empty to published: who owes what, both reviews, the lock, the correction."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.committee.collection import services
from jinguo.committee.collection.invariants import untold_values
from jinguo.committee.collection.models import Cell, Return
from jinguo.committee.collection.permissions import may_decide
from jinguo.committee.collection.queries import by_value, returns_of
from jinguo.committee.collection.services.closing import observation
from jinguo.committee.outlines.models import Observation
from jinguo.cycle.inbox.models import Message
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import staff_in

GOOD = {"kindergartens": "812", "preschool": "98.6"}


@pytest.fixture
def done(ground):
    """The education bureau's return, filled in and submitted by its liaison."""
    sheet = ground.sheet(ground.opened(), ground.education)
    ground.write(sheet, GOOD)
    return services.submit(sheet, by=ground.liaison)


def accepted(ground, sheet):
    services.check(sheet, by=ground.head)
    return services.accept(sheet, by=ground.keeper)


def locked(ground, sheet):
    accepted(ground, sheet)
    services.review(sheet.round, by=ground.keeper)
    return services.lock(sheet.round, by=ground.keeper, left_out="卫健委数据待省里核定")


def test_an_indicator_is_asked_of_the_bureau_that_its_definition_names(ground):
    found = ground.opened()

    owed = {one.unit: {cell.indicator.code for cell in one.cells.all()} for one in found.returns.all()}

    assert owed == {ground.education: {"kindergartens", "preschool"}, ground.health: {"imr"}}


def test_counts_are_asked_of_rates_of_few_cases_only(ground):
    sheet = ground.sheet(ground.opened(), ground.health)

    assert {one.part for one in sheet.cells.all()} == {"value", "cases", "population"}


def test_counties_owe_a_cell_of_each_indicator_or_their_bureau_owes_them_all(ground):
    reporting = ground.opened(counties="report")
    assert [ground.sheet(reporting, one).cells.count() for one in ground.counties] == [5, 5]

    reporting.title = "另一轮"
    reporting.save()
    spread = ground.opened(counties="unit")
    assert ground.sheet(spread, ground.education).cells.count() == 2 * 3
    assert spread.returns.count() == 2


def test_everybody_who_is_asked_is_told(ground):
    ground.opened()

    told = set(Message.objects.filter(kind="collection").values_list("staff", flat=True))

    assert told == {ground.liaison.pk, ground.head.pk, ground.doctor.pk}


def test_a_round_with_an_indicator_that_nobody_reports_is_not_opened(ground):
    ground.indicators["imr"].department = "水利"
    ground.indicators["imr"].save()

    with pytest.raises(Refused, match="1 个指标没有填报单位"):
        ground.opened()


def test_what_is_empty_or_odd_without_an_explanation_is_not_submitted(ground):
    sheet = ground.sheet(ground.opened(), ground.education)
    ground.write(sheet, {"kindergartens": "暂无"})

    with pytest.raises(ValidationError) as refused:
        services.submit(sheet, by=ground.liaison)

    assert "还有 1 格没有填" in refused.value.messages[0]
    assert refused.value.messages[1:] == [
        f"没有数据 1 处，要写说明：{sheet.cells.get(indicator__code='kindergartens')}。"
    ]

    ground.write(sheet, {"kindergartens": "暂无"}, comment="年报还没有汇总")
    ground.write(sheet, {"preschool": "98.6"})
    assert services.submit(sheet, by=ground.liaison).state == "submitted"


def test_an_explanation_does_not_cover_a_later_value(ground):
    sheet = ground.sheet(ground.opened(), ground.education)
    ground.write(sheet, {"kindergartens": "暂无"}, comment="年报还没有汇总")

    ground.write(sheet, {"kindergartens": "—"})

    cell = sheet.cells.get(indicator__code="kindergartens")
    assert (cell.text, cell.comment, cell.is_explained) == ("—", "年报还没有汇总", False)


def test_who_submitted_does_not_see_it_through_herself(ground, done):
    with pytest.raises(Refused, match="另一位审核"):
        services.check(done, by=ground.liaison)


def test_a_unit_with_one_account_sees_it_through_with_its_stamp(ground):
    sheet = ground.sheet(ground.opened(), ground.health)
    ground.write(sheet, {"imr": "3.1", "imr.cases": "31", "imr.population": "10000"}, by=ground.doctor)
    services.submit(sheet, by=ground.doctor)
    with pytest.raises(Refused, match="盖章扫描件"):
        services.check(sheet, by=ground.doctor)

    services.attach(sheet, [ContentFile(b"%PDF-1.7 stamp", "盖章.pdf")], by=ground.doctor)

    assert services.check(sheet, by=ground.doctor).state == "checked"


def test_the_office_returns_with_a_reason_and_the_unit_hands_in_again(ground, done):
    services.check(done, by=ground.head)

    services.send_back(done, by=ground.keeper, reason="毛入园率请按新口径")

    told = Message.objects.filter(staff=ground.liaison).order_by("-pk").first()
    assert done.state == "returned"
    assert "退回" in told.title
    ground.write(done, {"preschool": "98.4"})
    again = services.submit(done, by=ground.liaison)
    assert (again.state, again.first_submitted_on) == ("submitted", clock.today())


def test_nobody_writes_into_what_was_submitted_or_into_another_units_return(ground, done):
    with pytest.raises(Refused, match="退回以后才能修改"):
        ground.write(done, {"preschool": "1"})
    with pytest.raises(Refused, match="请泉州市卫生健康委员会的人员办理"):
        ground.write(ground.sheet(done.round, ground.health), {"imr": "3"}, by=ground.liaison)


def test_a_round_is_not_locked_while_something_waits_nor_silently_without_somebody(ground, done):
    services.review(done.round, by=ground.keeper)
    with pytest.raises(Refused, match="1 个单位提交的填报表没有审完"):
        services.lock(done.round, by=ground.keeper)

    accepted(ground, done)

    with pytest.raises(ValidationError, match="泉州市卫生健康委员会"):
        services.lock(done.round, by=ground.keeper)
    assert services.lock(done.round, by=ground.keeper, left_out="待核定").left_out == "待核定"


def test_publishing_makes_an_observation_of_each_accepted_value(ground, done):
    Cell.objects.filter(sheet=done, indicator__code="kindergartens").update(text="暂无", comment="没有汇总")
    found = locked(ground, done)

    services.publish(found, by=ground.keeper)

    (row,) = Observation.objects.all()
    assert (row.indicator.code, row.value, row.period, row.region) == (
        "preschool",
        Decimal("98.6"),
        "2025",
        ground.committee.region,
    )
    assert row.source == "泉州市教育局报送，2025年度监测数据"
    assert row.unit == ground.federation


@pytest.mark.parametrize(("cases", "counts"), [("0", (0, 10000)), ("暂无", (None, None))])
def test_nought_cases_are_published_as_a_count(ground, cases, counts):
    sheet = ground.sheet(ground.opened(), ground.health)
    ground.write(sheet, {"imr": "0", "imr.cases": cases, "imr.population": "10000"}, by=ground.doctor)
    (parts,) = by_value(sheet.cells.order_by("pk"))

    row = observation(parts, Decimal(0), "报送")

    assert (row.cases, row.population) == counts


def test_a_correction_after_the_lock_becomes_a_new_adopted_observation_beside_the_old(ground, done):
    found = services.publish(locked(ground, done), by=ground.keeper)
    cell = Cell.objects.get(sheet=done, indicator__code="kindergartens")

    asked = services.ask_correction(cell, by=ground.liaison, new_text="815", reason="漏报 3 所", paper="更正函")
    approved = services.approve(asked, by=ground.keeper, answer="同意")

    old, new = Observation.objects.filter(indicator__code="kindergartens").order_by("pk")
    assert (old.value, old.is_adopted, new.value, new.is_adopted) == (812, False, 815, True)
    assert approved.observation == new
    assert untold_values() == []
    Observation.objects.filter(pk=new.pk).update(value=900)
    assert untold_values() == ["“2025年度监测数据”已发布，泉州市 幼儿园数填的 815 没有相同的监测值"]
    assert "更正函" in new.source
    assert "漏报 3 所" in new.adopted_because
    cell.refresh_from_db()
    assert (cell.text, asked.old_text, found.state) == ("815", "812", "published")


def test_a_correction_that_cannot_be_true_is_not_asked_for_nor_one_twice_at_once(ground, done):
    locked(ground, done)
    cell = Cell.objects.get(sheet=done, indicator__code="kindergartens")
    ask = {"by": ground.liaison, "reason": "更正", "paper": "更正函"}
    with pytest.raises(ValidationError, match="小于 0"):
        services.ask_correction(cell, new_text="-3", **ask)

    services.ask_correction(cell, new_text="815", **ask)

    with pytest.raises(ValidationError, match="已有更正申请待审批"):
        services.ask_correction(cell, new_text="816", **ask)


def test_where_the_office_has_one_account_a_leader_approves_what_it_asked_for(ground, done):
    locked(ground, done)
    leader = staff_in(ground.federation, "supervising_leader")
    cell = Cell.objects.get(sheet=done, indicator__code="kindergartens")
    ask = {"by": ground.keeper, "new_text": "815", "reason": "漏报", "paper": "更正函"}
    asked = services.ask_correction(cell, **ask)
    assert not may_decide(leader, asked)
    assert ground.second.name in may_decide(ground.keeper, asked).reason

    Staff.objects.filter(pk=ground.second.pk).update(is_active=False)

    assert f"请分管领导或主要领导审批：{leader.name}" in may_decide(ground.keeper, asked).reason
    assert asked.deciders() == [leader]
    assert services.approve(asked, by=leader, answer="同意").decided_by == leader


def test_a_correction_before_publishing_changes_the_cell_and_a_refused_one_nothing(ground, done):
    locked(ground, done)
    cell = Cell.objects.get(sheet=done, indicator__code="kindergartens")
    ask = {"by": ground.liaison, "reason": "更正", "paper": "更正函"}
    services.refuse(services.ask_correction(cell, new_text="815", **ask), by=ground.keeper, reason="依据不足")
    cell.refresh_from_db()
    assert cell.text == "812"

    services.approve(services.ask_correction(cell, new_text="816", **ask), by=ground.keeper)

    services.publish(done.round, by=ground.keeper)
    assert Observation.objects.get(indicator__code="kindergartens").value == 816


def test_lateness_follows_the_clock_and_an_extension(ground):
    found = ground.opened(due=date(2026, 6, 10))
    with clock.pretend(date(2026, 6, 12)):
        late = {one.unit.name: one.standing.title for one in returns_of(ground.keeper, found)}
        assert late == {"泉州市教育局": "逾期", "泉州市卫生健康委员会": "逾期"}

        services.extend(
            ground.sheet(found, ground.health), by=ground.keeper, due=date(2026, 6, 20), reason="待省里核定"
        )

        stands = {one.unit.name: one.standing.title for one in returns_of(ground.keeper, found)}
    assert stands == {"泉州市教育局": "逾期", "泉州市卫生健康委员会": "未开始"}


def test_a_liaison_reaches_her_own_return_only(ground):
    found = ground.opened(counties="report")

    reached = {
        who: {one.unit for one in Return.objects.visible_to(staff).filter(round=found)}
        for who, staff in (("liaison", ground.liaison), ("officer", ground.officers[0]))
    }

    assert reached == {"liaison": {ground.education}, "officer": {ground.counties[0]}}
    assert returns_of(ground.keeper, found).count() == 4
