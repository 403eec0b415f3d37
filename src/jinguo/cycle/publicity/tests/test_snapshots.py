"""Tables as they were published."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jinguo.cycle.publicity.snapshots import Snapshot, digest_of

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)


def test_a_line_with_too_many_cells_is_told_by_its_number():
    with pytest.raises(ValidationError, match="表格第 3 行有 2 格，表头有 1 格"):
        Snapshot.parsed("姓名\n许惠珍\n林素华\t发展部")


def test_missing_cells_at_the_end_are_empty():
    assert Snapshot.parsed("姓名\t部室\n许惠珍").rows == (("许惠珍", ""),)


def test_nothing_pasted_is_no_table():
    assert not Snapshot.parsed(" \n\n")
    assert Snapshot.parsed("").kept == {}


def test_another_word_is_another_digest():
    assert digest_of("公示", {"rows": [["1"]]}) != digest_of("公示", {"rows": [["2"]]})


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.tuples(*[WORDS] * n), min_size=1, max_size=6)))
def test_what_is_kept_or_shown_comes_back_the_same(rows):
    snapshot = Snapshot.of(rows[0], rows[1:])

    assert Snapshot.restored(snapshot.kept) == snapshot == Snapshot.parsed(snapshot.text)
