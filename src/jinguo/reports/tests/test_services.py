"""Drafting, editing and sending a report."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import audit
from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.bookkeeping import permissions as books
from jinguo.cycle.bookkeeping.tests.factories import EntryFigureFactory, LedgerFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.reports import services
from jinguo.reports.models import Report
from jinguo.reports.outlines import shipped
from jinguo.reports.tests.factories import ReportSectionFactory
from jinguo.rules.periods import parse_period

JUNE_3 = date(2026, 6, 3)
YEAR = parse_period("2026")


def test_a_draft_takes_the_sections_and_figures_of_the_shipped_outline(office, city):
    clerk = staff_in(office)

    report = services.draft("work-report", city, period=YEAR, as_of=JUNE_3, by=clerk)

    assert Report.objects.get(pk=report.pk).outline == shipped("work-report")


def test_a_report_begun_twice_is_one(office, city):
    first, second = (services.draft("work-report", city, period=YEAR, as_of=JUNE_3, by=None) for _ in range(2))

    assert first == second
    assert AuditRow.objects.filter(act="report.draft").count() == 1


def test_somebody_of_another_organ_begins_no_report(city):
    with pytest.raises(Refused, match="请泉州市妇联的人员起草"):
        services.draft("work-report", city, period=YEAR, as_of=JUNE_3, by=staff_in(DepartmentFactory()))


def test_new_words_are_saved_and_told_in_the_trail(report, office):
    section = report.sections.get()

    services.edit_section(section, by=staff_in(office), seen=0, heading="植树", text="种下{植树}株。")

    assert Report.objects.get(pk=report.pk).sections.get().text == "种下{植树}株。"
    assert audit.queries.changes_of(report).first().fields == "heading,text"


def test_words_drawn_from_an_older_version_are_not_saved(report, office):
    section, clerk = report.sections.get(), staff_in(office)
    services.edit_section(section, by=clerk, seen=0, heading="植树", text="种下{植树}株。")

    with pytest.raises(Stale, match=f"没有保存：{clerk.name}"):
        services.edit_section(section, by=staff_in(office), seen=0, heading="植树", text="")


def test_a_name_without_a_figure_is_refused_with_those_that_have_one(report, office):
    with pytest.raises(ValidationError, match="”没有取数"):
        services.edit_section(report.sections.get(), by=staff_in(office), seen=0, heading="植树", text="{面积}亩。")


def test_a_placeholder_reaches_into_nothing(report, office):
    with pytest.raises(ValidationError):
        services.edit_section(
            report.sections.get(), by=staff_in(office), seen=0, heading="植树", text="{__class__}{植树}"
        )


@pytest.mark.parametrize("role", ["staff", "department_head", "supervising_leader"])
def test_only_the_performance_office_and_the_head_send(report, office, role):
    with pytest.raises(Refused, match="请绩效办或主要领导报送"):
        services.send(report, by=staff_in(office, role), to="市效能办", on=JUNE_3)


def test_a_sent_report_keeps_its_words_and_figures(report, office):
    version = services.send(report, by=staff_in(office, "performance_office"), to="市效能办", on=JUNE_3)

    EntryFigureFactory(entry__ledger_row=LedgerFactory(code="other"), value=1)
    report.sections.update(text="别的话。")
    version.refresh_from_db()
    assert [line.text for line in version.composition.lines][1] == "植树节种植名贵树种7000株。做好日常工作。"
    assert version.composition.figures[0].words == "7000"


def test_sending_locks_the_days_and_ledgers_of_its_figures(report, office):
    clerk = staff_in(office)
    assert books.may_record(clerk, "trees", office, JUNE_3)

    services.send(report, by=staff_in(office, "unit_head"), to="市效能办", on=JUNE_3)

    assert "已报送" in books.may_record(clerk, "trees", office, JUNE_3).reason
    assert books.may_record(clerk, "trees", office, date(2026, 6, 4))
    assert books.may_record(clerk, "loans", office, JUNE_3)


def test_a_second_click_sends_nothing(report, office):
    head = staff_in(office, "unit_head")
    services.send(report, by=head, to="市效能办", on=JUNE_3, seen=0)

    with pytest.raises(Stale):
        services.send(report, by=head, to="市效能办", on=JUNE_3, seen=0)
    assert report.versions.count() == 1


def test_versions_are_numbered_in_their_order(report):
    ReportSectionFactory(report=report, order=2, text="{年份}年。")

    numbers = [services.send(report, by=None, to="市效能办", on=JUNE_3).number for _ in range(2)]

    assert numbers == [1, 2]
