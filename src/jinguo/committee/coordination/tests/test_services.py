"""The verbs of coordination: who may, what follows, what is refused."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.committee.body.tests.factories import BodyNameFactory
from jinguo.committee.coordination import services
from jinguo.committee.coordination.models import Information
from jinguo.committee.coordination.papers import rectification_paper
from jinguo.committee.coordination.queries.following import followed, rounds_of
from jinguo.committee.coordination.queries.meetings import rhythms_of
from jinguo.committee.coordination.queries.upper import Visit, demands_of, visits_of
from jinguo.committee.coordination.tests.factories import (
    BulletinFactory,
    DemandFactory,
    InformationFactory,
    VisitFactory,
)
from jinguo.committee.outlines.tests.factories import OutlineTargetFactory
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.inspections import services as inspecting
from jinguo.cycle.inspections.services import Item
from jinguo.cycle.meetings import services as meetings
from jinguo.cycle.meetings.papers import minutes_paper
from jinguo.cycle.meetings.services import Resolution
from jinguo.cycle.publicity.papers import circular_paper
from jinguo.cycle.tasks.services import submit
from jinguo.org.structure.tests.factories import staff_in
from jinguo.rules.periods import parse_period

ZONE = ZoneInfo("Asia/Shanghai")
JUNE_3, JUNE_30 = date(2026, 6, 3), date(2026, 6, 30)
JULY_6, JULY_10 = date(2026, 7, 6), date(2026, 7, 10)


def call(city, kind="committee_liaisons", groups=("liaisons", "expert"), **facts):
    told = {"starts": datetime(2026, 6, 3, 9, tzinfo=ZONE), "place": "三楼会议室", "chair": city.leader, **facts}
    return services.call_meeting(city.committee, by=city.keeper, kind=kind, title="联络员会议", groups=groups, **told)


def held(city, *decisions):
    meeting = meetings.hold(call(city), by=city.keeper)
    meeting = meetings.write_minutes(meeting, by=city.keeper, seen=meeting.version, text="会议部署了下半年工作。")
    if decisions:
        meeting = meetings.set_decisions(meeting, by=city.keeper, seen=meeting.version, decisions=decisions)
    return meetings.issue(meeting, by=city.leader)


def test_a_meeting_asks_the_groups_as_they_stand_on_its_day(manned):
    meeting = call(manned)

    assert {row.name for row in meeting.attendances.all()} == {str(manned.liaison), str(manned.expert), "陈科长"}
    with pytest.raises(Refused, match="办公室办理"):
        services.call_meeting(
            manned.committee, by=manned.liaison, kind="committee_liaisons", title="会", groups=["liaisons"]
        )


def test_a_group_without_anybody_is_refused(city):
    with pytest.raises(ValidationError, match="没有人"):
        call(city, groups=["statistics"])


def test_a_held_meeting_counts_in_the_year_and_its_minutes_bear_the_name_of_the_committee(manned):
    BodyNameFactory(committee=manned.committee, name="泉州市妇女儿童工作联席会议")

    def words():
        return dict(rhythms_of(manned.committee, 2026))["committee_liaisons"].words

    assert words() == "已开 0 次，应开 2 次"
    meeting = held(manned)
    assert words() == "已开 1 次，应开 2 次"
    assert minutes_paper(meeting).masthead.mark == "泉州市妇女儿童工作联席会议会议纪要"


def test_a_decision_is_tied_to_a_target_once_the_minutes_are_issued(manned):
    target = OutlineTargetFactory()
    meeting = held(manned, Resolution("报送女童入学情况", manned.education.unit, JUNE_30))
    decision = meeting.decisions.get()

    row = services.hand_down(decision, by=manned.keeper, target=target)

    assert (decision.task.unit, row.aim) == (manned.education.unit, target)
    with pytest.raises(ValidationError, match="已经挂上"):
        services.hand_down(decision, by=manned.keeper, target=target)
    with pytest.raises(Refused):
        services.take_back(row, by=manned.liaison)
    services.take_back(row, by=manned.keeper)
    assert not decision.handed_targets.exists()


def test_a_demand_becomes_a_task_and_its_answer_settles_it(city):
    visit = VisitFactory(unit=city.keeper.appointments.get().unit)
    facts = {"text": "补齐儿童活动场所", "unit": city.education.unit, "unit_due": JUNE_30, "due": JULY_10}

    row = services.demand_of_unit(city.committee, visit, by=city.keeper, **facts)

    assert (row.task.unit, row.task.due, row.standing.word) == (city.education.unit, JUNE_30, "未答复")
    submit(row.task, by=city.liaison, narrative="已建成两处。")
    with clock.pretend(date(2026, 7, 12)):
        assert row.standing.word == "逾期未答复"
        services.answer(row, by=city.keeper, text="已建成。", number="6号", sent_on=date(2026, 7, 12))
        (again,) = demands_of(visit, city.committee)
        assert again.standing.word == "逾期答复"
        words = " ".join(rectification_paper(Visit(visit), [again], city.committee).texts)
    assert "已建成两处（2026年6月30日" not in words
    assert "已建成两处（2026年6月3日报送，待审核）" in words
    assert visits_of(city.committee, city.keeper).get().answered == 1


@pytest.mark.parametrize(
    ("facts", "match"),
    [({"unit_due": date(2026, 6, 2)}, "已经过去"), ({"unit_due": date(2026, 7, 11)}, "不能晚于答复期限")],
)
def test_a_demand_asks_its_unit_before_we_answer(city, facts, match):
    told = {"text": "补齐", "unit": city.education.unit, "unit_due": JUNE_30, "due": JULY_10, **facts}

    with pytest.raises(ValidationError, match=match):
        services.demand_of_unit(city.committee, VisitFactory(), by=city.keeper, **told)


def test_an_answer_is_not_entered_before_it_went_up(city):
    row = DemandFactory(committee=city.committee)

    with pytest.raises(ValidationError, match="不能晚于今天"):
        services.answer(row, by=city.keeper, text="已办", number="6号", sent_on=JULY_10)
    with pytest.raises(Refused):
        services.answer(row, by=city.leader, text="已办", number="6号", sent_on=JUNE_3)


def test_information_is_taken_up_and_printed_once(city):
    row = services.send(city.education, by=city.liaison, title="护航女童", text="全部入学。")
    other = services.send(city.education, by=city.liaison, title="讲座", text="办讲座。")
    with pytest.raises(ValidationError, match="没有采用"):
        services.gather(city.committee, by=city.keeper, items=[row], number="泉妇儿工委简〔2026〕1号")
    services.accept(row, by=city.keeper)
    services.decline(other, by=city.keeper, reason="缺少成效")

    made = services.gather(city.committee, by=city.keeper, items=[row], number="泉妇儿工委简〔2026〕1号")

    assert str(made) == "2026年第1期"
    assert "【护航女童】全部入学。（泉州市教育局，6月3日）" in made.circular.body
    assert circular_paper(made.circular).masthead.mark.endswith("工作简报")
    with pytest.raises(ValidationError, match="已经刊登过"):
        services.gather(city.committee, by=city.keeper, items=[row], number="泉妇儿工委简〔2026〕2号")
    assert Information.objects.get(pk=other.pk).declined_because == "缺少成效"


def test_what_was_sent_and_taken_up_counts_for_its_unit(city):
    unit = city.education.unit
    InformationFactory(committee=city.committee, unit=unit, state="accepted", sent_by=city.liaison)
    row = InformationFactory(committee=city.committee, unit=unit, sent_by=city.liaison)

    def counted(holder, period="2026-06"):
        asked = Question(holder, parse_period(period))
        return [measure(f"information.{code}").of(asked).value for code in ("sent", "accepted")]

    assert counted(unit) == counted(city.liaison) == [2, 1]
    assert counted(city.health.unit) == counted(unit, "2026-05") == [0, 0]
    services.accept(row, by=city.keeper)
    assert counted(unit) == [2, 2]


def test_a_bureau_sends_for_itself_alone_and_takes_nothing_up_itself(city):
    with pytest.raises(Refused, match="卫健委"):
        services.send(city.health, by=city.liaison, title="x", text="y")
    with pytest.raises(Refused):
        services.accept(InformationFactory(committee=city.committee), by=city.liaison)


def test_the_later_round_asks_for_what_the_earlier_one_demanded(city):
    inspector = staff_in(city.keeper.appointments.get().unit)
    units = [city.education.unit, city.health.unit]
    year = services.plan_year(city.committee, by=city.keeper, year=2026, title="2026年督查方案", units=units)
    facts = {"by": city.keeper, "lead": city.keeper, "units": units[:1], "items": [Item("责任书落实")]}
    mid = services.open_round(year, stage="mid_year", day=JUNE_3, members=[inspector], **facts)
    inspecting.start(mid.inspection, by=city.keeper)
    site, item = mid.inspection.sites.get(), mid.inspection.items.get()
    found = {"outcome": "bad", "text": "责任书没有签", "needs_rectification": True, "due": JUNE_30}
    inspecting.record(site, item, by=inspector, **found)
    inspecting.hand_in(site, by=inspector)

    end = services.open_round(year, stage="year_end", day=date(2026, 12, 1), **facts)

    assert [one.text for one in end.inspection.items.all()] == ["责任书落实", "上一轮督查要求的整改落实情况"]
    rows = {one.unit: one for one in followed(year, rounds_of(year))}
    assert (rows[units[0]].open, rows[units[1]].open) == (1, 0)
    assert rows[units[0]].results[0].problems
    assert rows[units[1]].results == (None, None)
    with pytest.raises(ValidationError, match="已经安排"):
        services.open_round(year, stage="year_end", day=date(2026, 12, 2), **facts)


def test_a_round_stays_within_its_plan_and_year(city):
    year = services.plan_year(city.committee, by=city.keeper, year=2026, title="方案", units=[city.education.unit])
    facts = {"by": city.keeper, "stage": "mid_year", "lead": city.keeper, "items": [Item("责任书")]}

    with pytest.raises(ValidationError, match="不在年度督查方案里"):
        services.open_round(year, day=JUNE_3, units=[city.health.unit], **facts)
    with pytest.raises(ValidationError, match="2026年的日子"):
        services.open_round(year, day=date(2027, 1, 4), units=[city.education.unit], **facts)
    with pytest.raises(ValidationError, match="不是成员单位"):
        services.plan_year(city.committee, by=city.keeper, year=2027, title="方案", units=[city.federation])


def test_issues_of_a_bulletin_go_on_by_number(city):
    BulletinFactory(committee=city.committee, issue=4)
    row = InformationFactory(committee=city.committee, state="accepted")

    made = services.gather(city.committee, by=city.keeper, items=[row], number="")

    assert made.issue == 5
