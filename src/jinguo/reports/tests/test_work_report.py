"""The work report out of real entries: every figure follows every entry that makes it."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from django.db import transaction

from jinguo.base import clock
from jinguo.cycle.bookkeeping.kinds import EntryField, ledger
from jinguo.cycle.bookkeeping.services import change, confirm, freeze, record, void
from jinguo.cycle.bookkeeping.services.setting_up import set_up
from jinguo.cycle.bookkeeping.services.shipped import install_shipped
from jinguo.org.people.services import Identity, know
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory, staff_in
from jinguo.reports import work_report
from jinguo.reports.outlines import shipped
from jinguo.reports.papers import as_word
from jinguo.reports.tests.year import FACTS, PHRASES, UNITS, Fact
from jinguo.rules.periods import parse_period

JUNE_3 = date(2026, 6, 3)
AT_FIRST = {name: words for name, (_, words) in PHRASES.items()}
COUNTIES = {"鲤城区": "350502", "泉港区": "350505", "德化县": "350526", "南安市": "350583"}


class Office:
    """A federation that enters the year's facts through the services, and reads its report."""

    def __init__(self) -> None:
        self.city = UnitFactory(name="泉州市妇女联合会", short_name="泉州市妇联")
        self.office = DepartmentFactory(parent=self.city)
        self.clerk, self.head = staff_in(self.office), staff_in(self.office, "department_head")
        self.counties = {name: RegionFactory(name=name, code=code) for name, code in COUNTIES.items()}
        install_shipped(self.city)
        self.rows = {fact.number: self.enter(fact.ledger, fact.values) for fact in FACTS}
        freeze(ledger("homes"), self.city, by=None, on=date(2026, 5, 1))

    def enter(self, code: str, values: dict[str, Any]) -> int:
        """Record a fact and have it confirmed; returns its key."""
        kind = ledger(code)
        row = record(kind, self.read(code, values), unit=self.office, by=self.clerk)
        if not kind.is_register:
            confirm(row, by=self.head)
        return row.pk

    def change(self, fact: Fact) -> None:
        """A confirmed entry is voided and entered anew, a register row corrected."""
        kind = ledger(fact.ledger)
        row = kind.rows().get(pk=self.rows[fact.number])
        if kind.is_register:
            change(row, fact.change, by=self.clerk)
            return
        void(row, by=self.head, reason="登记有误")
        self.enter(fact.ledger, {**fact.values, **fact.change})

    def read(self, code: str, values: dict[str, Any]) -> dict[str, Any]:
        """The values with people, regions and headings found by their names."""
        return {name: self._read(ledger(code).names[name], value) for name, value in values.items()}

    def _read(self, field: EntryField, value: Any) -> Any:
        match field.kind:
            case "region":
                return self.counties[value]
            case "person":
                return know(Identity(value), unit=self.office)
            case "heading":
                found = field.headings.objects.filter(name=value).first()
                return found or set_up(field.headings, unit=self.city, by=None, name=value)
        return value


@pytest.fixture(scope="module", autouse=True)
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """The year, entered once for all tests of this module; each of them takes its own change back."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.pretend(JUNE_3):
        yield Office()
        transaction.set_rollback(True)


def printed(office: Office) -> tuple[str, dict[str, str]]:
    """The body of the Word file, and what its table gives as said, by the name of the figure."""
    composition = work_report.compose(office.city, parse_period("2026"), JUNE_3)
    document = docx.Document(BytesIO(as_word(composition)))
    said = [row.cells[1].text for row in document.tables[0].rows[1:]]
    names = [spoken.name for spoken in composition.figures]
    return "\n".join(line.text for line in document.paragraphs), dict(zip(names, said, strict=True))


def phrase(name: str, words: str) -> str:
    return PHRASES[name][0].format(words)


def on_its_own(words: dict[str, str]) -> dict[str, str]:
    """What the table says for what the sentences say."""
    return {name: said + UNITS.get(name, "") for name, said in words.items()}


def test_every_figure_of_the_report_stands_in_this_test():
    bound = {binding.name for binding in shipped("work-report").bindings}

    assert set(PHRASES) == bound
    assert {name for fact in FACTS for name in fact.says} == bound


def test_the_report_says_the_source_s_figures_in_its_words(db, office):
    body, table = printed(office)

    assert [name for name in PHRASES if phrase(name, AT_FIRST[name]) not in body] == []
    assert table == on_its_own(AT_FIRST)


@pytest.mark.parametrize("fact", FACTS, ids=str)
def test_a_changed_entry_changes_its_figures_in_text_and_table_and_no_other(db, office, fact):
    office.change(fact)

    body, table = printed(office)

    assert table == on_its_own(AT_FIRST | fact.says)
    assert [name for name, words in fact.says.items() if phrase(name, words) not in body] == []
    assert [name for name in fact.says if phrase(name, AT_FIRST[name]) in body] == []


def test_two_reports_of_the_same_entries_are_the_same_to_the_byte(db, office):
    first, second = (as_word(work_report.compose(office.city, parse_period("2026"), JUNE_3)) for _ in range(2))

    assert first == second


def test_the_three_amounts_of_5000_yuan_come_from_three_entries(db, office):
    figures = {spoken.name: spoken for spoken in work_report.rows(office.city, parse_period("2026"), JUNE_3)}

    fives = [figures[name] for name in ("建家捐款", "捐赠书籍", "母亲慰问金")]
    assert [spoken.words for spoken in fives] == ["5000元"] * 3
    assert len({spoken.entries for spoken in fives}) == 3
