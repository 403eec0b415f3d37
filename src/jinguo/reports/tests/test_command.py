"""`jinguo report`."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from jinguo.base import clock
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.org.structure.tests.factories import UnitFactory
from jinguo.reports.models import Report
from jinguo.reports.tests.factories import report_on_trees


@pytest.fixture
def city(db):
    with clock.pretend(date(2026, 6, 3)):
        unit = UnitFactory()
        EntryFigureFactory(entry=CustomEntryFactory(ledger_row=LedgerFactory(unit=unit), unit=unit), value=7000)
        yield unit


def figures(*options):
    out = StringIO()
    call_command("report", "work-report", "--period", "2026", "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def test_the_figures_come_as_json_with_words_value_and_entries(city):
    figure = figures()[0]

    assert (figure["name"], figure["said"], figure["value"], figure["unit"]) == ("植树", "7000株", "7000", "株")
    assert len(figure["entries"]) == 1


def test_the_office_s_own_words_are_used_where_it_has_begun_a_draft(city):
    report_on_trees(unit=city)

    assert [figure["words"] for figure in figures("--as-of", "2026-06-03")] == ["7000"]


def test_a_report_is_written_without_beginning_a_draft(city, tmp_path):
    out = tmp_path / "report.docx"

    call_command("report", "work-report", "--period", "2026", "--out", str(out))

    assert out.read_bytes().startswith(b"PK")
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("options", "reason"),
    [(["--unit", "nowhere", "--json"], "没有代码为“nowhere”的单位"), ([], "没有说写到哪里")],
)
def test_a_command_that_cannot_be_done_says_why(city, options, reason):
    with pytest.raises(CommandError, match=reason):
        call_command("report", "work-report", "--period", "2026", *options)
