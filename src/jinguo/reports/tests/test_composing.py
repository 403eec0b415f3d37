"""How entries become sentences."""

from datetime import date

import pytest

from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory
from jinguo.reports.composing import compose
from jinguo.reports.models import Report
from jinguo.reports.tests.factories import ReportBindingFactory, ReportSectionFactory, report_on_trees


@pytest.fixture
def city(db):
    return UnitFactory(name="泉州市妇女联合会", short_name="泉州市妇联")


@pytest.fixture
def trees(city):
    return LedgerFactory(unit=city)


def planted(row, number, **fields):
    return EntryFigureFactory(entry=CustomEntryFactory(ledger_row=row, unit=row.unit, **fields), value=number).entry


def composed(report):
    found = Report.objects.get(pk=report.pk)
    return compose(found.outline, found.question)


def paragraphs(report):
    return [line.text for line in composed(report).lines if not line.level]


def test_a_sentence_says_what_the_entries_add_up_to(city, trees):
    planted(trees, 6000)
    planted(trees, 1000)

    assert paragraphs(report_on_trees(unit=city)) == ["植树节种植名贵树种7000株。做好日常工作。"]


def test_a_figure_names_its_entries_and_why(city, trees):
    entry = planted(trees, 7000)

    figure = composed(report_on_trees(unit=city)).figures[0]

    assert (figure.words, figure.value, figure.unit, figure.entries) == ("7000", "7000", "株", (entry.number,))
    assert figure.because == "泉州市妇女联合会截至2026年6月3日，“种植株数”合计 7,000 株"


def test_what_came_after_the_cut_off_day_is_not_said(city, trees):
    planted(trees, 40, day=date(2026, 6, 3))
    planted(trees, 2, day=date(2026, 6, 4))

    assert "种植名贵树种40株" in paragraphs(report_on_trees(unit=city))[0]


def test_a_sentence_without_anything_to_report_is_left_out_with_its_reason(city, trees):
    composition = composed(report_on_trees(unit=city))

    assert [line.text for line in composition.lines] == ["一、参与社会管理", "做好日常工作。"]
    assert composition.left_out[0].text == "植树节种植名贵树种〔种植株数〕株。"
    assert composition.left_out[0].reasons == ("泉州市妇女联合会截至2026年6月3日，“种植株数”合计 0 株",)
    assert composition.figures == ()


def test_a_heading_with_nothing_left_to_say_is_gone_and_the_next_takes_its_number(city, trees):
    report = report_on_trees(unit=city)
    report.sections.update(text="种植{植树}株。")
    ReportSectionFactory(report=report, order=2, heading="其他", text="做好日常工作。")

    assert [line.text for line in composed(report).lines] == ["一、其他", "做好日常工作。"]


def test_a_ledger_out_of_use_takes_its_sentence_with_it_and_says_so(city, trees):
    planted(trees, 7000)
    report = report_on_trees(unit=city)

    Ledger.objects.update(is_open=False)

    assert "台账停用" in composed(report).left_out[0].reasons[0]


def test_counties_are_named_three_of_them_and_counted(city, trees):
    for name in ("鲤城区", "泉港区", "南安市", "德化县"):
        planted(trees, 1, region=RegionFactory(name=name))
    report = report_on_trees(unit=city)
    report.bindings.update(say="counties")

    assert "种植名贵树种鲤城、泉港、南安等4个县（市、区）株" in paragraphs(report)[0]


def test_titles_leave_out_what_was_taken_back(city, trees):
    kept = planted(trees, 1, title="关于家政服务业的建议")
    wrong = planted(trees, 1, title="关于别的事的建议", day=date(2026, 3, 13))
    planted(trees, 1, title=wrong.title, sign=-1, reverses=wrong, day=date(2026, 4, 1))
    report = report_on_trees(unit=city)
    report.bindings.update(say="titles")

    assert f"种植名贵树种《{kept.title}》株" in paragraphs(report)[0]


def test_the_newest_entry_says_until_which_month(city, trees):
    planted(trees, 1, day=date(2026, 4, 28))
    report = report_on_trees(unit=city)
    report.bindings.update(say="last_month")

    assert "种植名贵树种4月份株" in paragraphs(report)[0]


def test_the_year_of_the_report_is_said_without_a_binding(city):
    report = report_on_trees(unit=city)
    report.sections.update(text="制定{年份}年度目标。")

    assert paragraphs(report) == ["制定2026年度目标。"]


def test_the_queries_grow_with_the_measures_and_not_with_sections_or_figures(city, trees, django_assert_num_queries):
    planted(trees, 7000)
    report = report_on_trees(unit=city)
    for order in range(2, 12):
        ReportSectionFactory(report=report, order=order)
        ReportBindingFactory(report=report, name=f"植树{order}")

    with django_assert_num_queries(8):  # report, unit and its name then, sections, bindings, ledgers, sum, entries
        composed(report)
