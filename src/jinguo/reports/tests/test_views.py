"""The screens of reports."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinguo.base import clock
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.reports.models import Report
from jinguo.reports.services import send
from jinguo.reports.tests.factories import ReportSectionFactory

JUNE_3 = date(2026, 6, 3)


@pytest.fixture
def inside(office):
    """A browser of somebody of the office."""
    return lambda role="staff", unit=office: browser_of(staff_in(unit, role))


def page_of(client, name, *args):
    return client.get(reverse(f"reports:{name}", args=args)).content.decode()


def test_each_figure_of_the_text_leads_to_its_entries(inside, report):
    page = page_of(inside(), "report", report.pk)

    assert f"holder={report.unit.code}&amp;period=2026&amp;as_of=2026-06-03" in page
    assert ">7000</a>株" in page


def test_a_sentence_left_out_is_listed_with_its_reason(inside, report):
    report.unit.refresh_from_db()
    report.bindings.update(measure="trees.helpers")

    page = page_of(inside(), "report", report.pk)

    assert "不印这一句，没有内容可报：植树节种植名贵树种〔参与妇女〕株。" in page
    assert "按人去重，共 0 人" in page


def test_a_clerk_sees_why_she_does_not_send(inside, report):
    assert "请绩效办或主要领导报送" in page_of(inside(), "report", report.pk)


def test_the_dialog_of_sending_names_what_it_locks(inside, report):
    page = page_of(inside("performance_office"), "report", report.pk)

    assert "1月1日至6月3日 的 1 本台账随之锁定：义务植树" in page


def test_a_report_of_another_organ_is_not_found(inside, report):
    client = inside(unit=DepartmentFactory())

    assert client.get(reverse("reports:report", args=[report.pk])).status_code == 404


def test_each_address_of_word_gives_a_word_file(inside, report):
    client, version = inside(), send(report, by=None, to="市效能办", on=JUNE_3)

    for name, pk in (("report_word", report.pk), ("version_word", version.pk)):
        answer = client.get(reverse(f"reports:{name}", args=[pk]))
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer.content.startswith(b"PK")


def test_a_seat_is_turned_away_from_reports(inside, report):
    client = inside("audit_admin")

    assert client.get(reverse("reports:list")).status_code == 403


def test_the_list_of_reports_tells_what_was_sent(inside, report):
    send(report, by=None, to="市效能办", on=JUNE_3)

    assert "1 次" in page_of(inside(), "list")


def test_an_empty_list_teaches_the_first_step(inside):
    assert "还没有汇报" in page_of(inside(), "list")


def test_beginning_a_report_opens_it(inside, city):
    answer = inside().post(reverse("reports:draft"), {"code": "work-report", "period": "2026", "as_of": "2026-06-03"})

    assert answer.url == reverse("reports:report", args=[Report.objects.get(unit=city).pk])


def test_a_cut_off_day_outside_the_period_is_told_at_the_field(inside):
    answer = inside().post(reverse("reports:draft"), {"code": "work-report", "period": "2026Q1", "as_of": "2026-06-03"})

    assert answer.status_code == 422
    assert "截至日要在2026年第一季度之内。" in answer.content.decode()


def test_saving_a_section_shows_its_new_words(inside, report):
    client = inside()

    client.post(reverse("reports:section", args=[report.pk, 1]), {"heading": "植树", "text": "种{植树}株。", "seen": 0})

    assert "一、植树" in page_of(client, "report", report.pk)


def test_an_unbound_name_is_told_at_the_text_and_nothing_is_saved(inside, report):
    answer = inside().post(
        reverse("reports:section", args=[report.pk, 1]), {"heading": "植树", "text": "{面积}亩。", "seen": 0}
    )

    assert "“{面积}”没有取数。可用的有：年份、植树。" in answer.content.decode()
    assert report.sections.get().heading == "参与社会管理"


def test_words_from_an_older_page_are_answered_with_who_changed_them(inside, report):
    client, url = inside(), reverse("reports:section", args=[report.pk, 1])
    client.post(url, {"heading": "植树", "text": "种{植树}株。", "seen": 0})

    answer = client.post(url, {"heading": "别的", "text": "", "seen": 0})

    assert answer.status_code == 409
    assert "已改过这条" in answer.content.decode()


def test_sending_to_nobody_is_told_at_the_field(inside, report):
    answer = inside("unit_head").post(reverse("reports:send", args=[report.pk]), {"seen": 0})

    assert answer.status_code == 422
    assert report.versions.count() == 0


def test_sending_leads_to_the_version(inside, report):
    answer = inside("unit_head").post(reverse("reports:send", args=[report.pk]), {"to": "市效能办", "seen": 0})

    assert answer.url == reverse("reports:version", args=[report.versions.get().pk])


def test_a_version_shows_what_was_sent_beside_today(inside, report):
    version = send(report, by=None, to="市效能办", on=JUNE_3)
    ledger = CustomEntry.objects.get().ledger_row
    later = CustomEntryFactory(ledger_row=ledger, unit=report.unit, day=date(2026, 6, 20))
    EntryFigureFactory(entry=later, value=500)

    with clock.pretend(date(2026, 7, 1)):
        page = page_of(inside(), "version", version.pk)

    assert "报送以后没有哪笔更正会改变文中的数" in page
    assert f"<td>{later.number}</td>" in page
    assert "植树节种植名贵树种7000株" in page


def queries_of(client, report):
    with CaptureQueriesContext(connection) as asked:
        page_of(client, "report", report.pk)
    return len(asked)


def test_the_page_of_a_report_asks_no_more_for_more_sections(inside, report):
    client = inside("performance_office")
    queries_of(client, report)
    few = queries_of(client, report)
    for order in range(2, 22):
        ReportSectionFactory(report=report, order=order)

    assert queries_of(client, report) == few


def test_who_does_not_read_ledgers_sees_the_figures_without_links(inside, report):
    page = page_of(inside("personnel_office"), "report", report.pk)

    assert "7000" in page
    assert "/figures/" not in page


def test_the_page_of_a_report_says_whether_its_layout_holds_and_which_fonts_are_missing(inside, report, monkeypatch):
    monkeypatch.setattr("jinguo.base.papers.fonts.installed_names", frozenset)

    page = page_of(inside(), "report", report.pk)

    assert "公文格式" in page
    assert "仿宋_GB2312" in page
