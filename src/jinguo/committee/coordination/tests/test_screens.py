"""The screens of coordination, as the committee's office, a liaison, leaders and an expert see them."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base.files.models import StoredFile
from jinguo.committee.coordination.models import (
    Demand,
    Information,
    InspectionRound,
    Slip,
    UnitCircular,
    UpperAnswer,
    YearInspection,
)
from jinguo.committee.coordination.tests.factories import (
    DemandFactory,
    HandedTargetFactory,
    InformationFactory,
    SlipFactory,
    UpperAnswerFactory,
    VisitFactory,
)
from jinguo.committee.outlines.tests.factories import OutlineTargetFactory
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.tests.factories import DecisionFactory, MeetingFactory
from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import staff_in

MAY_20, JUNE_3 = date(2026, 5, 20), date(2026, 6, 3)


def text(answer) -> str:
    assert answer.status_code == 200, answer.content.decode()[:600]
    return answer.content.decode()


def follow(browser, url, data):
    answer = browser.post(url, data)
    assert answer.status_code == 302, answer.content.decode()
    return text(browser.get(answer.url))


def of(city, path=""):
    return f"/coordination/{city.committee.pk}/{path}"


def visit_of(city):
    return VisitFactory(unit=city.keeper.appointments.get().unit)


def test_everybody_opens_on_what_is_hers(city):
    member = f"/coordination/members/{city.education.pk}/"
    for who, url in ((city.keeper, of(city, "late/")), (city.liaison, member), (city.expert, of(city, "meetings/"))):
        assert browser_of(who).get("/coordination/").url == url


def test_a_slip_is_issued_from_the_board(city):
    task = TaskFactory(unit=city.education.unit, title="报送女童入学情况", due=MAY_20)
    seen = browser_of(city.keeper)
    url = of(city, f"slips/new/?matter=tasks.task:{task.pk}")

    assert url.replace(":", "%3A") in text(seen.get(of(city, "late/")))
    assert seen.post(url, {"due": "2026-06-03", "text": "办"}).status_code == 422
    page = follow(seen, url, {"due": "2026-06-30", "text": "抓紧办理。"})

    assert "督办〔2026〕1号" in page
    slip = Slip.objects.get()
    assert "督办〔2026〕1号" in text(browser_of(city.liaison).get(f"/coordination/members/{city.education.pk}/"))
    assert seen.get(f"/coordination/slips/{slip.pk}/word/").content[:2] == b"PK"
    assert seen.get(url).status_code == 403
    assert seen.get(of(city, "slips/new/?matter=x")).status_code == 400


def more_of_everything(city):
    """A late task, a slip, a held meeting with a decision, an inspection with a demand, information, a year's plan."""
    unit, keeps = city.education.unit, city.keeper.appointments.get().unit
    task = TaskFactory(unit=unit, due=MAY_20)
    SlipFactory(committee=city.committee, unit=unit, matter=f"tasks.task:{task.pk}")
    about = {"subject_type": "structure.unit", "subject_id": str(city.committee.pk)}
    DecisionFactory(meeting=MeetingFactory(unit=keeps, kind="committee_liaisons", state="held", **about), task=task)
    UpperAnswerFactory(demand=DemandFactory(committee=city.committee, unit=unit, entry=VisitFactory(unit=keeps)))
    InformationFactory(committee=city.committee, unit=unit)


@pytest.mark.parametrize("path", ["late/", "meetings/", "upper/", "information/", "circulars/"])
def test_a_list_keeps_its_number_of_statements(city, path):
    more_of_everything(city)
    seen = browser_of(city.keeper)

    def statements():
        with CaptureQueriesContext(connection) as caught:
            text(seen.get(of(city, path)))
        return len(caught)

    few = statements()
    for _ in range(3):
        more_of_everything(city)
    assert statements() == few


def test_a_meeting_is_called_by_groups_and_the_year_tells_what_is_owed(manned):
    seen = browser_of(manned.keeper)
    page = text(seen.get(of(manned, "meetings/")))
    assert "已开 0 次，应开 2 次" in page
    assert "每年 1—2 次" in page
    data = {"kind": "committee_liaisons", "title": "第一次联络员会议", "day": "2026-06-10", "time": "09:00"}
    data |= {"minutes": "60", "place": "三楼会议室", "groups": ["liaisons"], "agenda": "通报进度\n部署任务"}

    called = follow(seen, of(manned, "meetings/new/"), {**data, "form_key": uuid4()})

    assert "陈科长" in called
    assert "通报进度" in called
    assert seen.post(of(manned, "meetings/new/"), {**data, "form_key": uuid4(), "groups": []}).status_code == 422
    assert "第一次联络员会议" in text(browser_of(manned.liaison).get(of(manned, "meetings/")))


def test_the_year_tells_its_topics_of_research_to_who_oversees(city):
    assert "已立 0 个" in text(browser_of(city.leader).get(of(city, "meetings/")))
    VisitFactory(ledger_row__code="research", unit=city.keeper.appointments.get().unit, title="留守女童监护")

    page = text(browser_of(city.leader).get(of(city, "meetings/")))

    assert "已立 1 个" in page
    assert "留守女童监护" in page
    assert "留守女童监护" not in text(browser_of(city.liaison).get(of(city, "meetings/")))


def test_a_target_is_tied_on_the_page_of_the_meeting(city):
    about = {"subject_type": "structure.unit", "subject_id": str(city.committee.pk)}
    unit = city.keeper.appointments.get().unit
    meeting = MeetingFactory(unit=unit, state="minuted", text="纪要", issued_on=JUNE_3, **about)
    report = TaskReportFactory(narrative="已汇总十二个县的数据。")
    decision = DecisionFactory(meeting=meeting, task=report.task)
    running = {"first": 2021, "last": 2030, "unit": city.federation, "region": city.committee.region}
    target = OutlineTargetFactory(**{f"outline__{name}": value for name, value in running.items()})
    seen, url = browser_of(city.keeper), f"/coordination/decisions/{decision.pk}/targets/"

    page = text(seen.get(f"/meetings/{meeting.pk}/"))
    assert url in page
    assert "已汇总十二个县的数据。" in page
    assert seen.post(url, {}).status_code == 422
    assert f"目标：{target}" in follow(seen, url, {"target": target.pk})
    told = text(seen.get(target.get_absolute_url()))
    for word in (f"承办 {decision.unit}", f"{meeting.title}</a>　2026年6月3日签发纪要　议定事项第"):
        assert word in told
    row = decision.handed_targets.get()
    assert str(target) not in follow(seen, f"/coordination/targets/{row.pk}/remove/", {}).split("挂目标</h2>")[0]
    assert "会上下达" not in text(seen.get(target.get_absolute_url()))


def test_a_meeting_of_somebody_else_hands_nothing_down(city):
    meeting = MeetingFactory(unit=city.keeper.appointments.get().unit, state="minuted", text="纪要", issued_on=JUNE_3)
    row = HandedTargetFactory(decision__meeting=meeting)

    assert browser_of(city.keeper).get(f"/coordination/decisions/{row.decision.pk}/targets/").status_code == 403
    assert Meeting.objects.count() == 1


def test_demands_are_entered_and_answered_with_files(city):
    visit, seen = visit_of(city), browser_of(city.keeper)
    url = of(city, f"upper/{visit.pk}/")
    assert "没有要求" in text(seen.get(of(city, "upper/")))
    data = {"text": "补齐儿童活动场所", "unit": city.education.unit.pk, "unit_due": "2026-06-20", "due": "2026-06-30"}

    page = follow(seen, f"{url}demands/new/", data)
    row = Demand.objects.get()
    paper = SimpleUploadedFile("答复.pdf", b"%PDF-1.4\n%%EOF\n")
    answered = follow(
        seen, f"/coordination/demands/{row.pk}/answer/",
        {"text": "已办", "number": "6号", "sent_on": "2026-06-03", "papers": paper},
    )  # fmt: skip

    assert "未答复" in page
    assert "6月30日" in page
    assert "要求 1 条，已答复 1 条" in answered
    assert UpperAnswer.objects.get().number == "6号"
    assert StoredFile.objects.count() == 1
    assert "答复.pdf" in answered
    assert "1/1 条" in text(seen.get(of(city, "upper/")))
    assert seen.get(f"{url}word/").content[:2] == b"PK"
    assert browser_of(city.liaison).get(url).status_code == 403


def test_a_liaison_sends_and_the_office_prints(city):
    unit, office = browser_of(city.liaison), browser_of(city.keeper)
    send = f"/coordination/members/{city.education.pk}/information/new/"

    sent = follow(unit, send, {"title": "护航女童", "text": "全部入学。", "day": "2026-06-03"})
    row = Information.objects.get()
    assert "已报送" in sent
    assert "可以编入简报" in follow(office, f"/coordination/information/{row.pk}/accept/", {})
    made = follow(office, of(city, "bulletins/new/"), {"items": [row.pk], "number": "泉妇儿工委简〔2026〕1号"})

    assert "【护航女童】" in made
    assert "2026年第1期" in text(unit.get(f"/coordination/information/{row.pk}/"))
    assert "1/1" in text(office.get(of(city, "information/")))
    assert office.post(of(city, "bulletins/new/"), {"items": [row.pk], "number": ""}).status_code == 422


def test_what_is_declined_says_why(city):
    row = InformationFactory(committee=city.committee, unit=city.education.unit)
    office = browser_of(city.keeper)

    assert office.post(f"/coordination/information/{row.pk}/decline/", {}).status_code == 400
    follow(office, f"/coordination/information/{row.pk}/decline/", {"reason": "缺少成效"})

    assert "缺少成效" in text(browser_of(city.liaison).get(f"/coordination/information/{row.pk}/"))


def test_a_liaison_reads_no_other_units_matters(city):
    theirs = InformationFactory(committee=city.committee, unit=city.health.unit, title="卫健机密")
    seen = browser_of(city.liaison)

    assert seen.get(f"/coordination/information/{theirs.pk}/").status_code == 404
    assert "卫健机密" not in text(seen.get(of(city, "information/")))
    assert seen.get(f"/coordination/members/{city.health.pk}/").status_code == 403
    assert seen.get(of(city, "late/")).status_code == 403


def test_a_circular_is_drafted_and_drawn_anew(manned):
    seen = browser_of(manned.keeper)
    page = follow(seen, of(manned, "circulars/new/"), {"first_day": "2026-01-01", "last_day": "2026-06-30"})
    row = UnitCircular.objects.get()

    assert "2026年上半年" in page
    assert "泉州市教育局" in page
    assert f"/coordination/circulars/{row.pk}/redraw/" in text(seen.get(of(manned, "circulars/")))
    assert "重新取数" in follow(seen, f"/coordination/circulars/{row.pk}/redraw/", {})
    days = {"first_day": "2026-06-30", "last_day": "2026-01-01"}
    refused = seen.post(of(manned, "circulars/new/"), days)
    assert (refused.status_code, "截止日早于起始日" in refused.content.decode()) == (422, True)


def test_a_year_is_planned_and_a_round_arranged(city):
    seen = browser_of(city.keeper)
    assert "还没有年度督查方案" in text(seen.get(of(city, "inspections/")))
    data = {"year": 2026, "title": "2026年督查方案", "units": [city.education.unit.pk], "focus": "责任书\n经费"}

    follow(seen, of(city, "inspections/new/"), data)
    year = YearInspection.objects.get()
    lead = staff_in(city.federation, "supervising_leader", staff__name="吴组长")
    facts = {"stage": "mid_year", "day": "2026-06-20", "lead": lead.number, "items": "责任书\n经费"}
    arranged = follow(
        seen, f"/coordination/inspections/{year.pk}/rounds/new/", {**facts, "units": [city.education.unit.pk]}
    )

    assert "吴组长" in arranged
    assert "泉州市教育局" in arranged
    assert InspectionRound.objects.get().inspection.items.count() == 2
    assert "年中督查" in text(seen.get(f"/coordination/inspections/{year.pk}/"))
    assert seen.post(of(city, "inspections/new/"), data).status_code == 422


def test_the_desk_tells_a_liaison_what_her_unit_owes_and_the_office_what_waits(city):
    TaskFactory(unit=city.education.unit, title="报送女童入学情况", due=MAY_20)

    assert "妇儿工委事项" in text(browser_of(city.liaison).get("/"))
    office = text(browser_of(city.keeper).get("/"))
    assert "督办看板" in office
    assert re.search(r'<a href="/tasks/\d+/">[^<]*：报送女童入学情况</a>', office)
    assert "督办看板" not in text(browser_of(city.leader).get("/"))


@pytest.mark.parametrize("path", ["late/", "upper/", "inspections/", "circulars/", "information/", "meetings/"])
def test_an_empty_committee_says_what_to_do(city, path):
    assert text(browser_of(city.leader).get(of(city, path)))


def test_answers_that_are_over_stand_on_the_board(city):
    DemandFactory(committee=city.committee, entry=visit_of(city), unit_due=MAY_20, due=MAY_20, text="补齐儿童活动场所")

    assert "补齐儿童活动场所" in text(browser_of(city.leader).get(of(city, "late/"))).split("逾期未答复上级</h2>")[1]
