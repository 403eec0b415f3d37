import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jinguo.base.files.names import LONGEST, extension, safe_name


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("方案.pdf", "方案.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\林\\方案.pdf", "方案.pdf"),
        ('<img src=x onerror="1">.png', "_img src=x onerror=_1__.png"),
        ("con.txt", "_con.txt"),
        (".pdf", "未命名.pdf"),
        ("", "未命名"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt"),
        ("长" * 300 + ".docx", "长" * 114 + ".docx"),
    ],
)
def test_a_name_from_outside_becomes_safe(raw, safe):
    assert safe_name(raw) == safe


@given(raw=st.text() | st.text(alphabet="./\\\u202e\0 aA", max_size=300))
@example("x." + "y" * 200)
@example("0." + " " * 5 + ".")
def test_every_name_becomes_one_part_that_can_be_stored_and_shown(raw):
    safe = safe_name(raw)

    assert 0 < len(safe) <= LONGEST
    assert not set(safe) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(char).startswith("C") for char in safe)
    assert not safe.startswith(".")
    assert safe_name(safe) == safe


@example(stem=" ", ending="pdf")
@given(stem=st.text(alphabet="妇联年度总结abc 1", min_size=1, max_size=200), ending=st.sampled_from(["pdf", "XLSX"]))
def test_the_extension_survives(stem, ending):
    assert extension(safe_name(f"{stem}.{ending}")) == ending.lower()
