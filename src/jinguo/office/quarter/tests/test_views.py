"""Quarters on screen: whole ways by hand, the table of grades with its live count, papers, reminders, flat lists."""

import io
from datetime import date

import docx
import pytest

from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.office.quarter.reminding import open_quarters
from jinguo.office.quarter.tests.factories import QuarterReviewFactory, RegularAppraisalFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

PEOPLE = "/quarter/people/?period=2026Q1"


def page(staff, url):
    return browser_of(staff).get(url).content.decode()


def words_of(answer):
    paper = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def test_a_department_s_quarter_is_reviewed_on_screen_and_taken_along(office):
    browser_of(office.keeper).post("/quarter/open/", {"quarter": "2026Q1"})
    address = f"/quarter/reviews/{office.review.pk}/"
    mark = {"note": "按期完成", "seen": 0}
    browser_of(office.head).post(f"{address}rate/self/", {**mark, "points": "95"})
    browser_of(office.keeper).post(f"{address}rate/office/", {**mark, "points": "90", "seen": 1})
    browser_of(office.leader).post(f"{address}rate/leader/", {**mark, "points": "88", "feedback": "再快些", "seen": 2})
    browser_of(office.head).post(f"{address}sign/", {"reply": "同意", "seen": 3})

    assert office.review.state == "done"
    text = page(office.head, address)
    assert "90.2 分" in text
    assert "95 × 20% + 90 × 40% + 88 × 40% = 90.2 分" in text
    told = words_of(browser_of(office.head).get(f"{address}word/"))
    assert all(words in told for words in ("部室季度考评表", "发放贷款，举办培训。", "90.2 分，好", "再快些", "同意"))


def test_a_rating_out_of_range_is_refused_at_its_field_with_what_was_typed(office):
    office.open()
    answer = browser_of(office.head).post(
        f"/quarter/reviews/{office.review.pk}/rate/self/", {"points": "120", "note": "很好", "seen": 0}
    )

    assert answer.status_code == 422
    assert "很好" in answer.content.decode()
    assert office.review.state == "self"


def test_a_side_that_there_is_not_is_refused(office):
    office.open()

    assert browser_of(office.head).get(f"/quarter/reviews/{office.review.pk}/rate/neighbour/").status_code == 400


def test_a_person_writes_keeps_and_hands_in_her_summary_and_sees_her_grade(office):
    office.open()
    row, clerk = office.of(office.clerk), browser_of(office.clerk)
    clerk.post(f"/quarter/appraisals/{row.pk}/summary/", {"summary": "草稿", "seen": 0})
    assert office.of(office.clerk).state == "summary"
    assert "草稿" in page(office.clerk, f"/quarter/appraisals/{row.pk}/")
    assert "草稿" not in page(office.head, f"/quarter/appraisals/{row.pk}/")
    clerk.post(f"/quarter/appraisals/{row.pk}/summary/", {"summary": "完成贷款", "seen": 1, "hand_in": "1"})
    browser_of(office.head).post(
        f"/quarter/appraisals/{row.pk}/propose/", {"grade": "good", "comment": "好样的", "seen": 2}
    )
    assert "好样的" not in page(office.clerk, f"/quarter/appraisals/{row.pk}/")
    browser_of(office.leader).post(f"/quarter/appraisals/{row.pk}/decide/", {"grade": "good", "seen": 3})

    assert "好样的" in page(office.clerk, f"/quarter/appraisals/{row.pk}/")
    assert "等次已审定" in page(office.clerk, "/quarter/mine/")
    clerk.post(f"/quarter/appraisals/{row.pk}/see/")
    told = words_of(clerk.get(f"/quarter/appraisals/{row.pk}/word/"))
    assert all(words in told for words in ("公务员平时考核登记表", "完成贷款", "好样的", "等次：好"))


def test_her_own_paper_waits_for_the_decision(office):
    office.open()
    office.proposed(office.clerk)

    assert browser_of(office.clerk).get(f"/quarter/appraisals/{office.of(office.clerk).pk}/word/").status_code == 403


def test_grades_are_typed_into_the_table_and_counted_before_they_are_saved(office):
    office.open()
    rows = [office.proposed(one, "good") for one in (office.clerk, office.second)]
    leader = browser_of(office.leader)
    fields = {f"decide_{row.pk}": "good" for row in rows}

    counted = leader.post("/quarter/people/count/?period=2026Q1", fields).content.decode()
    refused = leader.post(PEOPLE, fields)
    leader.post(PEOPLE, {f"decide_{rows[0].pk}": "good", f"decide_{rows[1].pk}": "fair"})

    assert "“好”已定 0 人，最多 1 人，再定 2 人就超过 1 人" in counted
    assert refused.status_code == 422
    assert '<option value="good" selected>1 好</option>' in refused.content.decode()
    assert [office.of(one).grade for one in (office.clerk, office.second)] == ["good", "fair"]
    assert "“好”已定 1 人，最多 1 人" in page(office.leader, PEOPLE)


def test_a_head_proposes_in_the_table_and_a_leader_is_not_asked_in_her_place(office):
    office.open()
    row = office.of(office.clerk)
    browser_of(office.clerk).post(
        f"/quarter/appraisals/{row.pk}/summary/", {"summary": "好", "seen": 0, "hand_in": "1"}
    )

    assert f"propose_{row.pk}" not in page(office.leader, PEOPLE)
    browser_of(office.head).post(PEOPLE, {f"propose_{row.pk}": "plain", f"comment_{row.pk}": "要抓紧"})
    assert (office.of(office.clerk).proposed, office.of(office.clerk).comment) == ("plain", "要抓紧")


def test_who_takes_no_part_is_told_with_the_reason_to_who_looks_after_all(office):
    office.open()

    assert "班子成员由上级机关考核" in page(office.keeper, PEOPLE)
    assert "班子成员由上级机关考核" not in page(office.head, PEOPLE)


def test_an_organ_s_own_figure_is_set_on_screen(office):
    facts = {"name": "good_share", "value": "50", "first_day": "2026-01-01", "clause": "本单位考核办法"}
    browser_of(office.keeper).post("/quarter/figures/", facts)

    assert "本单位考核办法" in page(office.clerk, "/quarter/figures/")
    assert browser_of(office.keeper).post("/quarter/figures/", facts).status_code == 422


def test_who_has_not_rated_or_written_is_reminded_of_and_no_other(office, django_assert_num_queries):
    office.open()
    office.proposed(office.clerk)

    with django_assert_num_queries(4):
        found = list(open_quarters(date(2026, 6, 3)))

    rating = found[0]
    assert (rating.subject, rating.people, rating.due) == (office.review, (office.head,), date(2026, 6, 10))
    summaries = {one.people[0]: one.heads for one in found[1:]}
    assert set(summaries) == {office.head, office.second, office.keeper}
    assert summaries[office.second] == (office.head,)


@pytest.mark.parametrize("count", [1, 12])
def test_the_lists_ask_as_often_for_many_as_for_few(office, count, django_assert_max_num_queries):
    office.open()
    for _ in range(count):
        unit = DepartmentFactory(parent=office.organ)
        days = {"submitted_on": date(2026, 4, 8), "as_of": date(2026, 3, 31), "decided_on": date(2026, 4, 9)}
        sheet = QuarterSheetFactory(plan=office.plan, unit=unit, state="accepted", **days)
        QuarterReviewFactory(sheet=sheet)
        for _ in range(2):
            facts = {"state": "propose", "handed_in_on": date(2026, 4, 8)}
            RegularAppraisalFactory(staff=staff_in(unit), unit=unit, **facts)
    seen = browser_of(office.leader)

    with django_assert_max_num_queries(16):
        assert seen.get("/quarter/?period=2026Q1").content.decode().count("/quarter/reviews/") == count + 1
    with django_assert_max_num_queries(19):
        seen.get(PEOPLE)
    assert (QuarterReview.objects.count(), RegularAppraisal.objects.count()) == (count + 1, 2 * count + 4)


def test_an_empty_quarter_teaches_the_next_step(office):
    assert "发起季度考评" in page(office.keeper, "/quarter/?period=2025Q4")
    assert "看季度报表" in page(office.clerk, "/quarter/?period=2025Q4")
    assert browser_of(office.clerk).get("/quarter/?period=2026").status_code == 400


def test_a_unit_outside_is_reviewed_by_who_asked_for_its_sheet_and_read_by_itself(office):
    county = UnitFactory(name="惠安县妇联")
    officer, stranger = staff_in(county, "county_office"), staff_in(UnitFactory(), "county_office")
    days = {"submitted_on": date(2026, 4, 8), "as_of": date(2026, 3, 31), "decided_on": date(2026, 4, 9)}
    QuarterSheetFactory(plan=office.plan, unit=county, state="accepted", **days)
    office.open()
    review = QuarterReview.objects.get(sheet__unit=county)
    address = f"/quarter/reviews/{review.pk}/"

    assert (
        browser_of(officer).post(f"{address}rate/self/", {"points": "90", "note": "完成", "seen": 0}).status_code == 302
    )
    assert browser_of(office.keeper).get(f"{address}rate/office/").status_code == 200
    assert address in page(officer, "/quarter/?period=2026Q1")
    assert browser_of(stranger).get(address).status_code == 404
    assert browser_of(office.clerk).get(address).status_code == 404


def test_people_of_a_lower_organ_stand_in_its_own_table_alone(office):
    office.open()
    county = UnitFactory(name="惠安县妇联", parent=office.organ)
    theirs = RegularAppraisalFactory(staff=staff_in(county), unit=county)

    assert theirs.staff.name not in page(office.keeper, PEOPLE)
    assert theirs.staff.name in page(staff_in(county, "unit_head"), PEOPLE)


def test_an_opening_without_sheets_says_what_comes_first_and_a_second_one_that_nothing_is_new(office):
    keeper = browser_of(office.keeper)
    nothing_asked = keeper.post("/quarter/open/", {"quarter": "2026Q2"}, follow=True).content.decode()
    keeper.post("/quarter/open/", {"quarter": "2026Q1"})
    again = keeper.post("/quarter/open/", {"quarter": "2026Q1"}, follow=True).content.decode()

    assert "部室 0 份，人员 4 人。这个季度还没有下达季度报表" in nothing_asked
    assert "没有新增的部室和人员" in again
