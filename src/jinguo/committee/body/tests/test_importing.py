"""The table of contacts: filled in, brought in, taken back."""

from datetime import date

import pytest

from jinguo.base import sheets
from jinguo.base.moves import Refused
from jinguo.base.sheets import importing
from jinguo.committee.body.importing import ContactImporter
from jinguo.committee.body.models import UnitContact
from jinguo.committee.body.tests.factories import UnitContactFactory

MAY_1 = date(2026, 5, 1)


def book(city, *rows):
    """A workbook of rows about the education bureau."""
    importer = ContactImporter(city.committee)
    facts = {
        "unit": str(city.education.pk),
        "number": "",
        "post": "",
        "phone": "",
        "first_day": MAY_1,
        "reported": MAY_1,
    }
    return importer, sheets.template(importer.sheet, [{**facts, **row} for row in rows])


def test_people_are_added_and_taken_back(city):
    importer, content = book(
        city, {"role": "leader", "name": "林局长"}, {"role": "liaison", "name": "", "number": city.liaison.number}
    )

    batch = importing.commit(importer, content, by=city.keeper)

    found = {one.role: one.person for one in UnitContact.objects.all()}
    assert found == {"leader": "林局长", "liaison": city.liaison.name}
    importing.undo(batch, by=city.keeper)
    assert not UnitContact.objects.exists()


def test_what_was_taken_away_comes_back_unchanged(city):
    UnitContactFactory(membership=city.education, staff=city.liaison, name="")
    UnitContactFactory(membership=city.education, role="person", name="陈科长", reported=MAY_1)
    importer = ContactImporter(city.committee)

    content = sheets.template(importer.sheet, importer.rows(by=city.keeper))
    reading = importing.dry_run(importer, content, by=city.keeper)

    assert (reading.errors, reading.notes) == ([], ["新增 0 行，更正 0 行，无变化 2 行。"])


def test_a_known_one_is_corrected(city):
    UnitContactFactory(membership=city.education, name="林小英", phone="1")
    importer, content = book(city, {"role": "liaison", "name": "林小英", "phone": "0595-2", "post": "科长"})

    importing.commit(importer, content, by=city.keeper)

    row = UnitContact.objects.get()
    assert (row.phone, row.post) == ("0595-2", "科长")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"role": "liaison", "name": "别人"}, "换人请在单位页登记"),
        ({"role": "person", "name": "", "number": "X999"}, "没有工号为 X999 的账号"),
        ({"role": "person", "name": ""}, "请填姓名"),
        ({"role": "person", "name": "甲", "first_day": date(2026, 6, 4)}, "起始日不能晚于今天"),
    ],
)
def test_what_a_table_cannot_do_is_said_at_its_row(city, row, message):
    UnitContactFactory(membership=city.education)
    importer, content = book(city, row)

    (problem,) = importing.dry_run(importer, content, by=city.keeper).errors

    assert message in problem.message


def test_the_console_exports_all_and_somebody_what_she_keeps(city):
    UnitContactFactory(membership=city.education)
    UnitContactFactory()

    assert [len(list(ContactImporter().rows(by=by))) for by in (None, city.keeper, city.liaison)] == [2, 1, 0]


def test_only_the_office_imports_and_never_nobody(city):
    importer, content = book(city, {"role": "leader", "name": "甲"})

    with pytest.raises(Refused):
        importing.dry_run(importer, content, by=city.liaison)
    assert "请在网页" in importing.dry_run(importer, content, by=None).errors[0].message
