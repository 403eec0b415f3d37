"""Files kept with an entry."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base.files import services as files
from jinguo.cycle.bookkeeping import services
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


def a_file(text="签到表"):
    return SimpleUploadedFile("签到表.txt", text.encode())


def of(entry, rest=""):
    return f"/ledgers/trees/{entry.pk}/files/{rest}"


@pytest.fixture
def entry(plant):
    return plant()


def test_a_file_is_kept_with_its_entry_and_handed_out_to_its_readers(as_clerk, entry):
    as_clerk.post(of(entry), {"file": a_file()})

    stored = files.of(entry).get()
    assert stored.name in as_clerk.get(f"/ledgers/trees/{entry.pk}/").content.decode()
    assert as_clerk.get(f"/files/{stored.pk}/").content == "签到表".encode()


def test_a_stranger_neither_keeps_nor_fetches_a_file(as_clerk, entry):
    as_clerk.post(of(entry), {"file": a_file()})
    stranger = browser_of(staff_in(DepartmentFactory()))

    assert stranger.post(of(entry), {"file": a_file("别的")}).status_code == 404
    assert stranger.get(f"/files/{files.of(entry).get().pk}/").status_code == 404


def test_a_file_leaves_an_entry_that_waits(as_clerk, entry):
    as_clerk.post(of(entry), {"file": a_file()})

    as_clerk.post(of(entry, f"{files.of(entry).get().pk}/remove/"))

    assert not files.of(entry).exists()


def test_a_confirmed_entry_keeps_its_file(as_clerk, entry, head):
    as_clerk.post(of(entry), {"file": a_file()})
    services.confirm(entry, by=head)

    refused = as_clerk.post(of(entry, f"{files.of(entry).get().pk}/remove/"))

    assert refused.status_code == 403
    assert files.of(entry).exists()


def test_no_file_is_said(as_clerk, entry):
    assert as_clerk.post(of(entry), {}).status_code == 400
