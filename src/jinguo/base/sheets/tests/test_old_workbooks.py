"""Old .xls workbooks, as LibreOffice writes them."""

import shutil
import subprocess
from datetime import date

import pytest

from jinguo.base.sheets import marked_up, read
from jinguo.base.sheets.tests.factories import LOANS, good, saved, workbook

pytestmark = [
    pytest.mark.papers,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """Two workbooks as .xls: one sound but for a numeric code, one with an error value."""
    folder = tmp_path_factory.mktemp("old")
    sound, page = workbook([good(woman="阿依·买买提"), good(number=350500)])
    page["E2"] = date(2024, 3, 8)
    broken, page = workbook([good(note="=1/0")])
    (folder / "sound.xlsx").write_bytes(saved(sound))
    (folder / "broken.xlsx").write_bytes(saved(broken))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xls", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, folder.glob("*.xlsx"))], check=True, capture_output=True, timeout=180)
    return folder


def test_an_old_workbook_reads_exactly_and_trusts_no_numeric_code(old):
    reading = read(LOANS, (old / "sound.xls").read_bytes())

    (row,), (error,) = reading.rows, reading.errors
    assert (row["number"], row["woman"], row["granted_on"]) == ("000123", "阿依·买买提", date(2024, 3, 8))
    assert (error.row, error.header) == (3, "编号")
    assert "开头的 0 可能已丢失" in error.message


def test_an_old_workbook_with_an_error_value_is_refused(old):
    (error,) = read(LOANS, (old / "broken.xls").read_bytes()).errors

    assert "公式错误值" in error.message


def test_an_old_workbook_comes_back_marked_and_as_wrong_as_it_was(old):
    upload = (old / "sound.xls").read_bytes()
    first = read(LOANS, upload)

    second = read(LOANS, marked_up(LOANS, upload, first.errors))

    assert second.rows == first.rows
    assert [error.place for error in second.errors] == [error.place for error in first.errors]
