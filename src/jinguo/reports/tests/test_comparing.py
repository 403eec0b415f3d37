"""A sent report beside the books of later days."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.bookkeeping.services import reverse
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.org.structure.tests.factories import UnitFactory, staff_in
from jinguo.reports.comparing import changed_lines, compare, redrawn
from jinguo.reports.models import ReportVersion
from jinguo.reports.services import send
from jinguo.reports.tests.factories import report_on_trees

JUNE_3, JULY_1 = date(2026, 6, 3), date(2026, 7, 1)


@pytest.fixture
def trees(db):
    return LedgerFactory(unit=UnitFactory())


def planted(trees, number, day=date(2026, 3, 12)):
    return EntryFigureFactory(entry=CustomEntryFactory(ledger_row=trees, unit=trees.unit, day=day), value=number).entry


def sent(trees):
    with clock.pretend(JUNE_3):
        return send(report_on_trees(unit=trees.unit), by=None, to="市效能办", on=JUNE_3)


def take_back(entry):
    with clock.pretend(JULY_1):
        return reverse(entry, by=staff_in(entry.unit, "performance_office"), reason="重复登记")


def compared(version):
    return compare(ReportVersion.objects.get(pk=version.pk), JULY_1)[0]


def test_a_correction_changes_not_what_was_sent_but_what_would_be(trees):
    planted(trees, 6000)
    wrong = planted(trees, 1000)
    version = sent(trees)

    take_back(wrong)

    figure = compared(version)
    assert (figure.sent.said, figure.corrected, figure.today) == ("7000株", "6000株", "6000株")
    assert (figure.would_change, figure.taken_back) == (True, (wrong.number,))


def test_work_that_goes_on_moves_the_running_total_only(trees):
    planted(trees, 7000)
    version = sent(trees)

    later = planted(trees, 500, day=date(2026, 6, 20))

    figure = compared(version)
    assert (figure.would_change, figure.corrected, figure.today) == (False, "7000株", "7500株")
    assert figure.since == (later.number,)


def test_a_figure_that_is_wholly_taken_back_has_nothing_to_say(trees):
    wrong = planted(trees, 7000)
    version = sent(trees)

    take_back(wrong)

    assert (compared(version).corrected, compared(version).would_change) == ("", True)


def test_a_correction_made_before_sending_is_no_later_one(trees):
    wrong = planted(trees, 1000)
    planted(trees, 6000)
    EntryFigureFactory(
        entry=CustomEntryFactory(ledger_row=trees, unit=trees.unit, sign=-1, reverses=wrong, day=date(2026, 4, 1)),
        value=1000,
    )

    figure = compared(sent(trees))

    assert (figure.sent.said, figure.corrected, figure.would_change) == ("6000株", "6000株", False)


def test_words_edited_after_sending_stand_beside_those_that_were_sent(trees):
    planted(trees, 7000)
    version = sent(trees)
    version.report.sections.update(text="种下{植树}株。")

    found = ReportVersion.objects.get(pk=version.pk)

    assert changed_lines(found.composition, redrawn(found)) == [
        ("植树节种植名贵树种7000株。做好日常工作。", "种下7000株。")
    ]
