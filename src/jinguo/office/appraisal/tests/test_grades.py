"""What a grade follows from: each fact changes it, the quota holds the excellent, an appeal has its clock."""

import io
from datetime import date
from decimal import Decimal

import docx
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.cycle.scores.tests.factories import AssessmentFactory, ResultFactory
from jinguo.office.appraisal import services
from jinguo.office.appraisal.facts import judged_of
from jinguo.office.appraisal.models import Appraisee
from jinguo.office.appraisal.overview import overview
from jinguo.office.appraisal.papers import filing_paper, form_paper, notice_paper
from jinguo.office.appraisal.person import person_context
from jinguo.office.appraisal.rebuilding import differing, rebuild
from jinguo.office.appraisal.shares import quota_of
from jinguo.office.appraisal.tests.conftest import DECEMBER_18
from jinguo.office.attendance.tests.factories import SettledDayFactory
from jinguo.office.conduct.tests.factories import ConductRecordFactory
from jinguo.office.slips.tests.factories import LeaveRequestFactory
from jinguo.org.structure.tests.factories import staff_in


def judged(house, staff):
    row = house.row(staff)
    return judged_of(row.assessment, [row])[0]


def words_of(paper):
    document = docx.Document(io.BytesIO(to_docx(paper)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_leave_of_more_than_half_the_year_leaves_no_grade_and_one_day_less_does(house):
    house.begin()
    clerk = house.clerks[0]
    leave = LeaveRequestFactory(
        staff=clerk, unit=house.first, kind="sick", first=date(2026, 1, 5), last=date(2026, 7, 7)
    )
    assert judged(house, clerk).result.outcome == "open"  # 124 of 248 work days

    leave.last = date(2026, 7, 8)
    leave.save()

    found = judged(house, clerk)
    assert found.result.outcome == "no_grade"
    assert "病事假 125 个工作日，全年应出勤 248 个工作日，超过半年" in found.result.because[0]
    assert found.sources[0][0] == "病假、事假 125 天（截至12月18日）"


def test_leave_after_the_cut_off_does_not_count(house):
    house.begin()
    LeaveRequestFactory(staff=house.clerks[0], unit=house.first, first=date(2026, 12, 21), last=date(2026, 12, 31))
    assert judged(house, house.clerks[0]).sources == ()


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"probation_until": date(2027, 3, 1), "remark": "9月录用"}, "comment_only"),
        ({"probation_until": date(2026, 12, 31)}, "open"),
        ({"seconded_to": "西藏某县", "seconded_days": 183}, "elsewhere"),
        ({"seconded_to": "西藏某县", "seconded_days": 182}, "open"),
        ({"refuses": True, "remark": "两次谈话仍拒绝"}, "graded"),
    ],
)
def test_circumstances_that_only_people_know_decide(house, fields, outcome):
    house.begin()
    services.set_circumstances(house.row(house.clerks[0]), by=house.keeper, **fields)
    assert judged(house, house.clerks[0]).result.outcome == outcome


def test_circumstances_need_their_pair_and_their_reason(house):
    house.begin()
    row = house.row(house.clerks[0])
    with pytest.raises(ValidationError, match="援派、挂职要同时填单位和天数"):
        services.set_circumstances(row, by=house.keeper, seconded_to="西藏某县")
    with pytest.raises(ValidationError, match="拒绝考核要写明经过"):
        services.set_circumstances(row, by=house.keeper, refuses=True)


def test_who_refuses_is_graded_unfit_without_a_report(house):
    assessment = house.live_to_proposals()
    stubborn = house.clerks[7]
    house.row(stubborn).steps.all().delete()
    Appraisee.objects.filter(staff=stubborn).update(proposal="", comment="")
    with clock.pretend(DECEMBER_18):
        services.set_circumstances(house.row(stubborn), by=house.keeper, refuses=True, remark="两次谈话仍拒绝")

    house.decide(assessment)

    assert house.row(stubborn).grade == "unfit"


def quota(assessment):
    return quota_of(assessment, judged_of(assessment))


def test_the_cap_is_a_fifth_of_who_should_take_part_and_25_per_cent_only_as_agreed(house):
    assessment = house.begin()
    assert quota(assessment).cap.count == 2  # 20 % of 11

    services.record_agreement(
        assessment, by=house.keeper, agreement_number="泉公考〔2026〕3号", agreement_day=date(2026, 11, 30)
    )

    found = quota(assessment).cap
    assert found.count == 2  # 25 % of 11 are 2.75
    assert "11 人 × 25% = 2.75 人" in found.because[-1]
    with pytest.raises(ValidationError, match="文号和日期"):
        services.record_agreement(assessment, by=house.keeper, agreement_number="", agreement_day=date(2026, 11, 30))


def published(house, on=date(2026, 10, 20)):
    """The third quarter of the organ's plan, published."""
    return AssessmentFactory(
        plan=PlanFactory(unit=house.organ),
        period="2026Q3",
        as_of=date(2026, 9, 30),
        state="published",
        published_on=on,
        objections_until=date(2027, 1, 11),
    )


def test_attendance_and_completion_of_a_department_move_its_share(house):
    assessment = house.begin()
    shares = [one.count for one in quota(assessment).shares]
    assert dict(zip([one.label for one in quota(assessment).units], shares, strict=True)) == {
        "发展部": 1, "权益部": 1, "组织联络部": 0,
    }  # fmt: skip
    quarter = published(house)
    for unit, points in ((house.first, 100), (house.second, 2)):
        ResultFactory(assessment=quarter, unit=unit, points=Decimal(points))
    for number, clerk in enumerate(house.clerks[4:]):
        SettledDayFactory(
            staff=clerk, unit=house.second, day=date(2026, 3, 2 + number), am_state="absent", pm_state="absent"
        )

    found = {unit.label: share for unit, share, _, _ in quota(assessment).lines}

    assert [found[name].count for name in ("发展部", "权益部", "组织联络部")] == [2, 0, 0]
    assert "出勤率 0%，权重 50，任务完成率 2%" in found["权益部"].because


def test_a_result_published_after_the_cut_off_does_not_count(house):
    assessment = house.begin()
    ResultFactory(assessment=published(house, date(2026, 12, 20)), unit=house.first)
    assert "任务完成率无数据" in quota(assessment).shares[0].because


def test_proposals_beyond_a_share_are_refused_with_the_numbers(house):
    assessment = house.live_to_proposals()
    with clock.pretend(DECEMBER_18):
        house.propose(*house.clerks[:2], grade="excellent")
    with pytest.raises(Refused, match="发展部拟定优秀 2 人，超过名额 1 人，请调整"):
        house.decide(assessment)
    with clock.pretend(DECEMBER_18):
        house.propose(house.clerks[1], grade="competent")
    house.decide(assessment)
    assert assessment.quota["cap"]["count"] == 2
    assert assessment.quota["shares"][0]["proposed"] == 1


def unfit(house):
    assessment = house.live_to_proposals()
    with clock.pretend(DECEMBER_18):
        house.propose(house.clerks[0], grade="unfit")
    house.decide(assessment)
    with clock.pretend(date(2026, 12, 22)):
        services.skip_publicity(assessment, by=house.keeper)
        services.notify(assessment, by=house.keeper)
    return house.row(house.clerks[0])


def test_only_unfit_may_be_appealed_within_its_days_and_never_gets_worse(house):
    row = unfit(house)
    with clock.pretend(date(2026, 12, 23)), pytest.raises(Refused, match="只有定为不称职的可以申请复核"):
        services.ask_appeal(house.row(house.clerks[1]), by=house.clerks[1], kind="review", text="请复核")
    with clock.pretend(date(2027, 1, 22)), pytest.raises(ValidationError, match="1月21日 已过"):
        services.ask_appeal(row, by=row.staff, kind="review", text="请复核")
    with clock.pretend(date(2027, 1, 21)):
        appeal = services.ask_appeal(row, by=row.staff, kind="review", text="请复核")
    assert appeal.due == date(2027, 2, 20)

    with clock.pretend(date(2027, 2, 10)):
        services.answer_appeal(appeal, by=house.leader, reply="事实有出入", new_grade="basic")

    assert (house.row(row.staff).grade, appeal.state) == ("basic", "changed")


def test_a_notice_names_grade_reasons_effects_and_the_days_of_an_appeal(house):
    row = unfit(house)
    with clock.pretend(date(2026, 12, 22)):
        context = person_context(row, row.staff)
        until = context["appeal_until"].due
        words = words_of(notice_paper(row, context["reasons"], context["effects"], until))
    assert "考核结果为：不称职" in words
    assert "降低一个职务或者职级层次任职" in words
    assert "2027年1月21日前申请复核" in words or "1月21日前申请复核" in words


def test_the_form_and_the_filing_report_say_what_was_decided(house):
    assessment = house.live_to_proposals()
    with clock.pretend(DECEMBER_18):
        house.propose(house.clerks[0], grade="excellent")
    house.decide(assessment)
    row = house.row(house.clerks[0])

    form = words_of(form_paper(row, person_context(row, house.leader)["data"]))
    filing = words_of(filing_paper(assessment, list(assessment.people.select_related("staff", "unit"))))

    assert "主席办公会确定：优秀" in form
    assert "履职到位\n拟定等次：优秀" in form
    assert "应参加考核 11 人：优秀 1 人，称职 10 人，基本称职 0 人，不称职 0 人" in filing
    assert "优秀不超过 2 人" in filing


def test_a_decided_year_computes_again_and_a_later_correction_shows(house):
    assessment = house.live_to_proposals()
    house.decide(assessment)
    found = rebuild(assessment)
    assert (len(found.people), differing(found.people), found.quota_agrees) == (13, [], True)

    clerk = house.clerks[0]
    LeaveRequestFactory(staff=clerk, unit=house.first, kind="sick", first=date(2026, 1, 5), last=date(2026, 9, 30))

    (other,) = differing(rebuild(assessment).people)
    assert (other.person.staff, other.by_kept, other.verdict) == (
        clerk,
        "称职",
        "现有记录算得参加考核，不确定等次，定等次以后有更正",
    )


def test_sanctions_decide_and_only_who_may_see_them_reads_why(house):
    house.begin()
    clerk = house.clerks[0]
    ConductRecordFactory(staff=clerk, unit=house.first, kind="warning", given=date(2026, 3, 2))

    found = judged(house, clerk)

    assert "excellent" not in found.result.allowed
    assert found.is_confidential
    readers = {reader: person_context(house.row(clerk), reader)["reasons"].lines for reader in (clerk, house.heads[0])}
    assert readers[house.heads[0]] == ("依据含处分和纪律情况，由本人、主要领导和人事查看",)
    assert any("不能定为优秀" in line for line in readers[clerk])


def test_the_page_of_a_year_asks_the_same_number_of_statements_for_more_people(house):
    assessment = house.begin()
    with CaptureQueriesContext(connection) as few:
        overview(assessment, house.keeper)
    for _ in range(10):
        staff_in(house.second)
    services.renew_list(assessment, by=house.keeper)
    with CaptureQueriesContext(connection) as many:
        overview(assessment, house.keeper)
    assert len(many) == len(few)
