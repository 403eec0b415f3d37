"""The screens of conduct, as those who keep it and the person herself see them."""

import io
from datetime import date, timedelta

import docx
import pytest

from jinguo.base.audit.models import AuditRow
from jinguo.office.attendance.tests.factories import SettledDayFactory
from jinguo.office.checks.tests.factories import CheckedPersonFactory, ConductBreachFactory, SpotCheckFactory
from jinguo.office.conduct.models import ConductRecord, OpenCase, Protection
from jinguo.office.conduct.tests.factories import ConductRecordFactory, OpenCaseFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import staff_in

MARCH_2, JUNE_1 = date(2026, 3, 2), date(2026, 6, 1)
FORM = {"kind": "admonition", "given": "2026-06-01", "organ": "泉州市妇联", "number": "", "facts": "迟到三次"}


@pytest.fixture
def late(bureau):
    """The clerk was late three times in March."""
    for number in range(3):
        day = MARCH_2 + timedelta(days=number)
        SettledDayFactory(staff=bureau.clerk, unit=bureau.department, day=day, am_state="late")
    return bureau


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_year_lists_whoever_there_is_anything_to_be_said_of(late):
    page = text(browser_of(late.personnel).get("/conduct/"))

    assert "4 人中有 1 人" in page
    assert f"?staff={late.clerk.number}&amp;period=2026-03" in page
    assert "没有记录，也没有提示" in text(browser_of(late.personnel).get("/conduct/?year=2025"))


def test_a_suggestion_fills_the_form_and_is_answered_by_it(late):
    seen = browser_of(late.personnel)
    address = f"/conduct/records/new/?staff={late.clerk.number}&period=2026-03"
    assert "无故迟到早退 3 次，达到 3 次，应予诫勉教育" in text(seen.get(address))

    answer = seen.post(address, {**FORM, "staff": late.clerk.number})

    row = ConductRecord.objects.get()
    assert (answer.status_code, answer.url, row.period) == (302, row.get_absolute_url(), "2026-03")
    assert "登记处理" not in text(seen.get("/conduct/"))


def test_a_suggestion_is_not_entered_for_somebody_else(late):
    answer = browser_of(late.personnel).post(
        f"/conduct/records/new/?staff={late.clerk.number}&period=2026-03", {**FORM, "staff": late.head.number}
    )

    assert answer.status_code == 422
    assert f"这条提示是{late.clerk}的" in answer.content.decode()


def test_what_is_about_herself_is_left_to_the_other_who_keeps_conduct(bureau):
    for number in range(3):
        day = MARCH_2 + timedelta(days=number)
        SettledDayFactory(staff=bureau.personnel, unit=bureau.department, day=day, am_state="late")
    seen = browser_of(bureau.personnel)

    assert "请人事或主要领导中的另一位登记" in text(seen.get("/conduct/"))
    refused = seen.post("/conduct/records/new/", {**FORM, "staff": bureau.personnel.number})
    assert refused.status_code == 422
    assert "不能登记自己的" in refused.content.decode()


def test_a_check_fills_the_form(bureau):
    check = SpotCheckFactory(unit=bureau.organ, state="told")
    line = CheckedPersonFactory(spot_check=check, staff=bureau.clerk, unit=bureau.department, is_there=True)
    ConductBreachFactory(person=line, kind="games")
    seen, address = browser_of(bureau.leader), f"/conduct/records/new/?staff={bureau.clerk.number}&checked={line.pk}"

    assert "上班时间玩游戏，应予诫勉教育" in text(seen.get(address))
    seen.post(address, {**FORM, "staff": bureau.clerk.number})

    assert ConductRecord.objects.get().checked == line


@pytest.mark.parametrize("query", ["staff=nobody", "period=2026-13", "checked=abc", "checked=99", "year=1"])
def test_an_address_that_names_nothing_shows_an_empty_form(bureau, query):
    assert browser_of(bureau.leader).get(f"/conduct/records/new/?{query}").status_code == 200


def test_a_month_that_is_none_is_answered_so(bureau):
    seen = browser_of(bureau.leader)

    assert seen.get(f"/conduct/records/new/?staff={bureau.clerk.number}&period=2026-13").status_code == 400
    assert seen.get("/conduct/?year=2027").status_code == 400


def test_her_own_page_says_what_stands_and_what_follows_and_offers_no_act(late):
    row = ConductRecordFactory(staff=late.clerk, unit=late.department, kind="party_warning")
    page = text(browser_of(late.clerk).get("/conduct/mine/"))

    assert "党内警告，当年不能定为优秀（公务员考核等次解读（二手来源））" in page
    assert row.get_absolute_url() in page
    assert "3月2日上午迟到" in page
    assert "登记处理" not in page


def test_a_colleague_sees_nobody_and_is_told_where_to_turn(bureau):
    seen = browser_of(bureau.head)

    assert seen.get(f"/conduct/people/{bureau.clerk.pk}/").status_code == 404
    refused = seen.get("/conduct/")
    assert refused.status_code == 403
    assert "工作纪律只由本单位人事和主要领导查看" in refused.content.decode()


def test_an_investigation_and_a_protection_are_entered_and_end_on_screen(bureau):
    seen = browser_of(bureau.personnel)
    person = {"staff": bureau.clerk.name}
    seen.post("/conduct/cases/new/", {**person, "opened_on": "2026-05-06", "organ": "市纪委监委"})
    case = OpenCase.objects.get()
    assert "结案前不写评语" in text(seen.get(f"/conduct/people/{bureau.clerk.pk}/"))
    seen.post(f"/conduct/cases/{case.pk}/close/", {"closed_on": "2026-06-01", "outcome": "不予处分"})
    seen.post("/conduct/protections/new/", {**person, "kind": "pregnant", "first_day": "2026-05-06", "basis": "证明"})
    guard = Protection.objects.get()
    seen.post(f"/conduct/protections/{guard.pk}/end/", {"last_day": "2026-12-01"})

    page = text(seen.get(f"/conduct/people/{bureau.clerk.pk}/"))
    assert "2026年6月1日 星期一结案" in page
    assert "孕期：2026年5月6日至2026年12月1日" in page


def test_what_is_voided_stays_on_the_page(bureau):
    row = ConductRecordFactory(staff=bureau.clerk, unit=bureau.department)
    seen = browser_of(bureau.leader)
    seen.post(f"/conduct/records/{row.pk}/void/", {"reason": "登记错人"})

    assert "登记错人" in text(seen.get(row.get_absolute_url()))
    assert "已作废" in text(seen.get(f"/conduct/people/{bureau.clerk.pk}/"))


def test_what_another_organ_gave_is_told_without_a_link_that_would_lead_nowhere(bureau):
    row = ConductRecordFactory(staff=bureau.clerk)
    page = text(browser_of(bureau.personnel).get("/conduct/"))

    assert row.words in page
    assert row.get_absolute_url() not in page
    hers = text(browser_of(bureau.personnel).get(f"/conduct/people/{bureau.clerk.pk}/"))
    assert f"{row.words}　原单位登记" in hers


def test_the_notice_says_what_was_given_and_where_that_leaves_the_year(bureau):
    hers = {"staff": bureau.clerk, "unit": bureau.department}
    ConductRecordFactory(given=MARCH_2, **hers)
    row = ConductRecordFactory(given=JUNE_1, number="泉妇〔2026〕18号", facts="3月2日迟到。\n3月3日迟到", **hers)

    answer = browser_of(bureau.clerk).get(f"/conduct/records/{row.pk}/word/")
    told = [one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs]

    assert "诫勉教育通知书" in told
    assert "经查：3月2日迟到；3月3日迟到。" in told
    assert "你2026年已受诫勉教育 2 次，请作出公开检查并通报。" in told
    assert not any(word in "".join(told) for word in ("奖金", "二手"))
    assert AuditRow.objects.filter(act="conductrecord.print", object_id=row.pk).exists()


def test_the_third_says_that_it_counts_as_an_efficacy_warning(bureau):
    hers = {"staff": bureau.clerk, "unit": bureau.department, "given": JUNE_1}
    *_, row = [ConductRecordFactory(number=str(number), **hers) for number in range(3)]
    answer = browser_of(bureau.leader).get(f"/conduct/records/{row.pk}/word/")

    words = "你2026年已受诫勉教育 3 次。效能告诫（含诫勉教育转为的）已有 1 次，当年年度考核不能定为优秀。"
    assert words in [one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs]


@pytest.mark.parametrize(("kind", "void"), [("warning", False), ("criticism", False), ("admonition", True)])
def test_there_is_no_notice_of_what_others_decide_or_what_is_void(bureau, kind, void):
    more = {"voided_on": JUNE_1, "voided_by": bureau.leader} if void else {}
    row = ConductRecordFactory(staff=bureau.clerk, unit=bureau.department, kind=kind, **more)
    seen = browser_of(bureau.leader)

    assert "通知书" not in text(seen.get(row.get_absolute_url()))
    assert seen.get(f"/conduct/records/{row.pk}/word/").status_code == 403


def test_the_list_costs_the_same_for_many(bureau, django_assert_max_num_queries):
    for _ in range(5):
        staff = staff_in(bureau.department)
        ConductRecordFactory(staff=staff, unit=bureau.department)
        OpenCaseFactory(staff=staff, unit=bureau.department)
    seen = browser_of(bureau.personnel)

    with django_assert_max_num_queries(30):
        text(seen.get("/conduct/"))
