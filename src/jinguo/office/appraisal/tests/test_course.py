"""The year of an organ's people, step by step, and what stands in the way of each."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.publicity.services import withdraw
from jinguo.office.appraisal import services
from jinguo.office.appraisal.models import Appraisee
from jinguo.office.appraisal.roll import changes_of
from jinguo.office.appraisal.tests.conftest import DECEMBER_8, DECEMBER_18, WORDS
from jinguo.org.structure.tests.factories import AppointmentFactory, staff_in


def test_everybody_on_the_roll_is_listed_and_leaders_are_appraised_by_the_higher_body(house):
    staff_in(house.first, "system_admin")  # a seat is no post

    assessment = house.begin()

    listed = {one.staff: one for one in assessment.people.all()}
    assert set(listed) == {*house.appraised, house.leader, house.deputy}
    assert {staff for staff, one in listed.items() if one.graded_by == "上级机关"} == {house.leader, house.deputy}
    assert {staff for staff, one in listed.items() if one.is_head} == set(house.heads)


def test_a_year_is_begun_once_by_the_office_with_a_cut_off_inside_of_it(house):
    with pytest.raises(Refused, match="年度考核由人事或绩效办发起"):
        services.begin(house.organ, by=house.clerks[0], year=2026, cut_off=DECEMBER_18)
    with pytest.raises(ValidationError, match="数据截止日要在 2026 年之内"):
        services.begin(house.organ, by=house.keeper, year=2026, cut_off=date(2027, 1, 4))
    house.begin()
    with pytest.raises(ValidationError, match="已经发起"):
        house.begin()


def test_a_report_lacks_nothing_is_handed_in_by_herself_and_keeps_its_figures(house):
    house.begin()
    clerk = house.clerks[0]
    report = house.row(clerk).report
    with pytest.raises(Refused, match="述职报告由本人撰写"):
        services.write(report, by=house.keeper, **WORDS)
    services.write(report, by=clerk, **(WORDS | {"plans": ""}))
    with pytest.raises(ValidationError, match="“下步打算”还没有写"):
        services.hand_in(report, by=clerk)

    house.report(clerk)

    row = house.row(clerk)
    assert row.done == {"report": DECEMBER_8}
    told = {line["title"]: line["value"] for line in row.report.data}
    assert (told["学习"], told["荣誉"]) == ("未启用", "未启用")
    assert "出勤率" in told


def test_a_returned_report_has_to_be_handed_in_again(house):
    house.begin()
    clerk, head = house.clerks[0], house.heads[0]
    house.report(clerk)

    services.send_back(house.row(clerk).report, by=head, reason="数据要核对")

    assert house.row(clerk).done == {}
    assert house.row(clerk).report.returned_because == "数据要核对"
    house.report(clerk)
    house.inquire(clerk)
    with pytest.raises(Refused, match="后面的步骤已经办理"):
        services.send_back(house.row(clerk).report, by=head, reason="再改")


def test_steps_are_taken_in_their_order_and_not_back_dated(house):
    house.begin()
    head, clerk = house.heads[0], house.clerks[0]
    with pytest.raises(Refused, match="还没有完成总结述职"):
        house.inquire(clerk)
    house.report(clerk, head)
    with pytest.raises(Refused, match="还没有完成民主测评"):  # a must for heads of departments
        house.inquire(head)
    with pytest.raises(Refused, match="不能倒填日期"):
        services.note_inquiry(house.row(clerk), by=house.keeper, kind="talk", on=date(2026, 12, 7), words="好")
    house.inquire(clerk)
    assert list(house.row(clerk).done) == ["report", "inquiry"]


def test_the_ballot_asks_everybody_about_who_has_reported_and_is_taken_over_with_its_day(house):
    assessment = house.begin()
    with pytest.raises(ValidationError, match="还没有人提交述职"):
        services.call_ballot(assessment, by=house.keeper, last_day=DECEMBER_8)
    house.report(*house.heads)

    house.vote(assessment)

    assert house.row(house.heads[0]).done["ballot"] == date(2026, 12, 9)
    assert "ballot" not in house.row(house.clerks[0]).done


def test_her_leader_proposes_not_herself_and_of_a_head_only_a_leader(house):
    house.begin()
    clerk, (head, other) = house.clerks[0], house.heads
    house.report(clerk)
    house.inquire(clerk)
    row = house.row(clerk)
    for by in (clerk, other, house.keeper):
        with pytest.raises(Refused, match="请部室负责人或领导评鉴"):
            services.propose(row, by=by, proposal="competent", comment="好")

    services.propose(row, by=head, proposal="excellent", comment="好")

    assert (row.proposal, row.proposed_by) == ("excellent", head)
    with pytest.raises(Refused, match="部室负责人由领导评鉴"):
        services.propose(house.row(head), by=other, proposal="competent", comment="好")


def test_grades_are_decided_together_by_the_head_of_the_organ_and_kept_with_their_grounds(house):
    assessment = house.live_to_proposals()
    with clock.pretend(DECEMBER_18), pytest.raises(Refused, match="请主要领导办理"):
        services.decide(assessment, by=house.deputy, decided_at="会议")

    house.decide(assessment)

    row = house.row(house.clerks[0])
    assert (assessment.state, row.grade, row.outcome) == ("decided", "competent", "graded")
    assert row.grounds.because == "拟定等次称职"
    leader = house.row(house.leader)
    assert (leader.outcome, leader.done) == ("elsewhere", {})


def test_nobody_is_decided_while_a_step_of_somebody_is_missing(house):
    assessment = house.live_to_proposals()
    Appraisee.objects.filter(staff=house.clerks[0]).update(proposal="")
    with pytest.raises(ValidationError, match=f"{house.clerks[0]}还没有可定的等次"):
        house.decide(assessment)
    Appraisee.objects.filter(staff=house.clerks[0]).update(proposal="basic")
    house.row(house.clerks[0]).steps.filter(step="inquiry").delete()
    with pytest.raises(Refused, match=f"{house.clerks[0]}：还没有完成了解核实"):
        house.decide(assessment)


def test_the_excellent_stand_under_publicity_before_anybody_is_told(house):
    assessment = house.live_to_proposals()
    with clock.pretend(DECEMBER_18):
        house.propose(house.clerks[0], grade="excellent")
    house.decide(assessment)
    with clock.pretend(date(2026, 12, 22)):
        notice = services.put_up(assessment, by=house.keeper, reception="组织联络部", phone="22280000")
        with pytest.raises(Refused, match="优秀等次还在公示"):
            services.notify(assessment, by=house.keeper)
    assert (notice.last_day, notice.table["rows"]) == (
        date(2026, 12, 28),
        [["发展部", house.clerks[0].name, "优秀"]],
    )
    assert "数据截至2026年12月18日" in notice.body or "数据截至12月18日" in notice.body
    assert list(house.row(house.clerks[0]).done)[-1] == "publicity"


def test_grades_are_discussed_again_only_when_the_notice_is_down(house):
    assessment = house.live_to_proposals()
    with clock.pretend(DECEMBER_18):
        house.propose(house.clerks[0], grade="excellent")
    house.decide(assessment)
    with clock.pretend(date(2026, 12, 22)):
        notice = services.put_up(assessment, by=house.keeper, reception="组织联络部", phone="22280000")
        with pytest.raises(ValidationError, match="请先撤回公示"):
            services.reopen(assessment, by=house.leader, reason="有异议")
        withdraw(notice, by=house.keeper, reason="有异议")
        services.reopen(assessment, by=house.leader, reason="有异议")

    row = house.row(house.clerks[0])
    assert (assessment.state, row.grade, "decision" in row.done, hasattr(row, "grounds")) == (
        "running",
        "",
        False,
        False,
    )
    house.decide(assessment, date(2026, 12, 23))
    assert house.row(house.clerks[0]).grade == "excellent"


def test_everybody_is_told_signs_and_the_year_is_filed_once_the_roll_was_checked(house):
    assessment = house.live_to_proposals()
    with clock.pretend(DECEMBER_18):
        house.propose(house.clerks[0], grade="excellent")
    house.decide(assessment)
    house.publish(assessment)
    assessment.refresh_from_db()
    with clock.pretend(date(2026, 12, 30)):
        assert services.notify(assessment, by=house.keeper) == len(house.appraised)
        with pytest.raises(Refused, match="还有 11 人没有签署意见"):
            services.file_year(assessment, by=house.keeper)
        with pytest.raises(ValidationError, match="有不同意见的，请写明意见"):
            services.sign(house.row(house.clerks[0]), by=house.clerks[0], opinion="differ")
        for one in house.appraised:
            services.sign(house.row(one), by=one, opinion="agree")
        with pytest.raises(Refused, match="12月31日 以后才能核对"):
            services.check_roll(assessment, by=house.keeper)
    with clock.pretend(date(2027, 1, 5)):
        with pytest.raises(Refused, match="请在 2026年12月31日 以后核对"):
            services.file_year(assessment, by=house.keeper)
        services.check_roll(assessment, by=house.keeper)
        services.file_year(assessment, by=house.keeper, number="泉妇〔2027〕1号")
    assert assessment.state == "filed"


def test_the_list_follows_the_roll_until_somebody_has_begun(house):
    assessment = house.begin()
    newcomer = AppointmentFactory(unit=house.second, role="staff", first_day=date(2026, 12, 9)).staff
    gone = house.clerks[0].appointments.get()
    gone.last_day = date(2026, 12, 15)
    gone.save()

    changes = changes_of(assessment)
    assert ([one.staff for one in changes.came], list(changes.left)) == ([newcomer], [house.clerks[0]])

    services.renew_list(assessment, by=house.keeper)

    assert not changes_of(assessment)
    assert set(assessment.people.values_list("staff", flat=True)) >= {newcomer.pk}
    assert not assessment.people.filter(staff=house.clerks[0]).exists()
