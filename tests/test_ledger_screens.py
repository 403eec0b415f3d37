"""Every ledger of the product on the screens that all ledgers share."""

import pytest

from jinguo.base.sheets import template
from jinguo.cycle.bookkeeping.exporting import sheet_of
from jinguo.cycle.bookkeeping.kinds.registry import _typed
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

CODES = sorted(_typed)


@pytest.fixture
def clerk(db):
    return browser_of(staff_in(DepartmentFactory()))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("page", ["", "new/", "import/", "template/"])
def test_a_page_of_a_ledger_opens(clerk, code, page):
    assert clerk.get(f"/ledgers/{code}/{page}").status_code == 200


@pytest.mark.parametrize("code", CODES)
def test_an_empty_form_is_answered_at_its_required_fields(clerk, code):
    form = clerk.get(f"/ledgers/{code}/new/").context["form"]
    must = [field.label for field in form.fields.values() if field.required and not field.widget.is_hidden]

    page = clerk.post(f"/ledgers/{code}/new/", {"form_key": "6f1f5f0e-5c0c-4a56-9d0a-0c7a3c1a2b11"})

    assert page.status_code == 422
    assert all(f"{label}没有填，请补上" in page.content.decode() for label in must)


@pytest.mark.parametrize("code", CODES)
def test_each_field_can_be_sorted_by(clerk, code):
    for name in _typed[code].listed:
        assert clerk.get(f"/ledgers/{code}/", {"sort": f"-{name}"}).status_code == 200


@pytest.mark.parametrize("code", CODES)
def test_a_sheet_names_each_column_once(db, code):
    headers = [column.header for column in sheet_of(_typed[code]).columns]

    assert len(headers) == len(set(headers))
    assert template(sheet_of(_typed[code])).startswith(b"PK")


@pytest.mark.parametrize("measure", [one.code for code in CODES for one in _typed[code].measures])
def test_a_figure_opens_on_empty_books(clerk, measure):
    assert clerk.get(f"/figures/{measure}/", {"period": "2026"}).status_code == 200
