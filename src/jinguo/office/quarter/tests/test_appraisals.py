"""The regular appraisal of people: who takes part, who grades whom, the share of 好 (rule 25)."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inbox.models import Message
from jinguo.office.quarter import services
from jinguo.office.quarter.models import RegularAppraisal
from jinguo.office.quarter.queries import good_count, members, regular_grades
from jinguo.office.quarter.tests.conftest import Q1
from jinguo.office.quarter.tests.factories import RegularAppraisalFactory, ReviewFigureFactory, decided
from jinguo.org.structure.tests.factories import DeputyFactory, staff_in
from jinguo.rules.periods import parse_period


@pytest.fixture(autouse=True)
def opened(office):
    office.open()


def why_not(office, staff):
    return next(one.verdict.reason for one in members(office.organ, Q1) if one.staff == staff)


def test_everybody_but_leaders_takes_part_and_who_came_later_at_the_next_opening(office):
    assert set(RegularAppraisal.objects.values_list("staff", flat=True)) == {
        office.head.pk,
        office.clerk.pk,
        office.second.pk,
        office.keeper.pk,
    }
    assert why_not(office, office.leader) == "班子成员由上级机关考核"
    new = staff_in(office.department, first_day=date(2026, 3, 16))

    assert [one.staff for one in office.open().appraisals] == [new]


def test_who_left_before_the_quarter_ended_or_was_not_here_takes_no_part(office):
    gone = staff_in(office.department, first_day=date(2025, 1, 1), last_day=date(2026, 3, 20))
    later = staff_in(office.department, first_day=date(2026, 4, 1))
    retired = staff_in(office.department)
    type(retired).objects.filter(pk=retired.pk).update(employed_to=date(2026, 3, 1))

    assert office.open().appraisals == []
    assert why_not(office, gone) == "3月20日后不在本单位，由现单位考核"
    assert why_not(office, retired) == "2月28日后不在本单位，由现单位考核"
    assert later not in [one.staff for one in members(office.organ, Q1)]


def test_a_quarter_that_has_not_begun_is_not_opened(office):
    with pytest.raises(ValidationError, match="不是已经开始的季度"):
        services.open_quarter(office.organ, parse_period("2026Q3"), by=office.keeper)
    with pytest.raises(Refused, match="由绩效办、人事或主要领导发起"):
        services.open_quarter(office.organ, Q1, by=office.head)


def test_a_person_s_quarter_goes_from_her_summary_to_her_own_look(office):
    row = office.proposed(office.clerk, "fair")
    services.decide(row, by=office.leader, grade="good", decision="同意评为好")
    services.see_grade(row, by=office.clerk)

    assert (row.state, row.proposed, row.grade, row.comment) == ("done", "fair", "good", "踏实")
    titles = Message.objects.filter(staff=office.clerk).values_list("title", flat=True)
    assert f"{row}：审定" in titles
    assert "请写2026年第一季度平时考核小结（6月10日止）" in titles


def test_leaders_are_told_once_when_a_department_has_proposed_for_all(office):
    for one in (office.head, office.clerk):
        office.proposed(one)
    assert not Message.objects.filter(staff=office.leader, title__startswith="请审定等次").exists()
    office.proposed(office.second)

    (told,) = Message.objects.filter(staff=office.leader, title__startswith="请审定等次")
    assert told.title == "请审定等次：妇女发展部2026年第一季度 3 人"


def test_nobody_grades_herself(office):
    services.hand_in(office.of(office.head), by=office.head, summary="带队完成")
    with pytest.raises(Refused, match="自己的等次要由他人评定"):
        services.propose(office.of(office.head), by=office.head, grade="good")

    services.propose(office.of(office.head), by=office.leader, grade="good")
    assert office.of(office.head).proposed_by == office.leader


def test_who_stands_in_for_a_head_does_not_grade_her_in_her_place(office):
    DeputyFactory(staff=office.head, deputy=office.second)
    for one in (office.head, office.clerk):
        services.hand_in(office.of(one), by=one, summary="完成")

    services.propose(office.of(office.clerk), by=office.second, grade="fair")
    with pytest.raises(Refused, match="请妇女发展部负责人或领导"):
        services.propose(office.of(office.head), by=office.second, grade="good")


def test_a_colleague_proposes_nothing_and_a_head_decides_nothing(office):
    row = services.hand_in(office.of(office.clerk), by=office.clerk, summary="完成")
    with pytest.raises(Refused, match="请妇女发展部负责人"):
        services.propose(row, by=office.second, grade="good")
    services.propose(row, by=office.head, grade="good")
    with pytest.raises(Refused, match="等次由单位领导审定"):
        services.decide(row, by=office.head, grade="good")


def test_an_empty_summary_is_not_handed_in_and_a_handed_in_one_not_changed(office):
    with pytest.raises(ValidationError, match="小结没有写"):
        services.hand_in(office.of(office.clerk), by=office.clerk, summary="  ")
    services.write_summary(office.of(office.clerk), by=office.clerk, summary="草稿")
    row = services.hand_in(office.of(office.clerk), by=office.clerk, summary="完成")

    with pytest.raises(Refused, match="请部室负责人退回"):
        services.write_summary(row, by=office.clerk, summary="再改")
    services.send_back(row, by=office.head, reason="写具体些")
    assert (row.state, row.summary, row.handed_in_on) == ("summary", "完成", None)


def test_a_summary_that_never_came_is_not_waited_for_for_ever(office):
    with pytest.raises(Refused, match="6月10日到期"):
        services.propose_without(office.of(office.clerk), by=office.head, grade="plain", reason="本人未交小结")

    with clock.pretend(date(2026, 6, 11)):
        row = services.propose_without(office.of(office.clerk), by=office.head, grade="plain", reason="产假，未交小结")

    assert (row.state, row.proposed, row.comment) == ("decide", "plain", "产假，未交小结")


def test_rule_25_good_is_held_at_its_share_of_all_who_take_part(office):
    """Four take part: 40 % are 1.6, one 好."""
    rows = [office.proposed(one, "good") for one in (office.clerk, office.second)]
    services.decide(rows[0], by=office.leader, grade="good")
    assert good_count(office.organ, Q1).words == "“好”已定 1 人，最多 1 人"

    with pytest.raises(Refused, match="“好”已定 1 人，最多 1 人，再定 1 人就超过 1 人"):
        services.decide(rows[1], by=office.leader, grade="good")
    staff_in(office.department)
    office.open()

    services.decide(rows[1], by=office.leader, grade="good")
    assert good_count(office.organ, Q1).decided == 2


def test_an_organ_s_own_share_speaks(office):
    ReviewFigureFactory(unit=office.organ, name="good_share", value=Decimal(10))

    assert good_count(office.organ, Q1).cap.count == 0


def test_several_are_decided_at_once_or_none(office):
    rows = [office.proposed(one) for one in (office.clerk, office.second)]
    with pytest.raises(Refused, match="再定 2 人就超过 1 人"):
        services.grade_all({}, dict.fromkeys(rows, "good"), by=office.leader)
    assert set(RegularAppraisal.objects.filter(staff__in=[office.clerk, office.second]).values_list("grade")) == {("",)}

    assert services.grade_all({}, {rows[0]: "good", rows[1]: "fair"}, by=office.leader) == 2


def test_a_decided_grade_changes_only_by_opening_it_again_with_a_reason(office):
    row = services.decide(office.proposed(office.clerk), by=office.leader, grade="good")
    with pytest.raises(Refused, match="待本人签阅"):
        services.decide(row, by=office.leader, grade="fair")
    with pytest.raises(Refused, match="写明理由"):
        services.reopen_grade(row, by=office.leader, reason="")

    services.reopen_grade(row, by=office.keeper, reason="漏计一次迟到")

    assert (row.state, row.grade) == ("decide", "")
    assert good_count(office.organ, Q1).decided == 0
    services.decide(row, by=office.leader, grade="fair")


def test_who_saw_an_older_version_is_told(office):
    row = office.of(office.clerk)
    services.write_summary(row, by=office.clerk, summary="一稿")

    with pytest.raises(Stale):
        services.hand_in(row, by=office.clerk, summary="二稿", seen=row.version - 1)


def test_the_grades_of_a_year_are_those_decided_in_one_query(office, django_assert_num_queries):
    decided(staff=office.clerk, period="2026Q2", grade="good", proposed="good")
    decided(staff=office.clerk, period="2025Q4", grade="poor")
    decided(staff=office.second, period="2026Q2", grade="plain", state="done")
    RegularAppraisalFactory(staff=office.head, period="2026Q2")

    with django_assert_num_queries(1):
        found = regular_grades([office.clerk, office.second, office.head], 2026)

    assert found == {office.clerk.pk: {"2026Q2": "good"}, office.second.pk: {"2026Q2": "plain"}}
    assert regular_grades([], 2026) == {}
