"""What an inspection comes to."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.inspection import Checked, is_whole, result_of

JUNE_3 = date(2026, 6, 3)
checks = st.lists(
    st.builds(
        Checked, st.sampled_from(["", "ok", "bad", "none"]), points=st.one_of(st.none(), st.integers(1, 9).map(Decimal))
    )
)


@pytest.mark.parametrize(
    ("outcomes", "share", "missing"),
    [
        (["ok", "ok", "bad", "none", ""], Decimal("66.7"), 1),
        (["ok", "ok"], Decimal("100.0"), 0),
        (["bad"], Decimal("0.0"), 0),
        (["none", "none"], None, 0),
        ([], None, 0),
    ],
)
def test_the_share_is_of_what_applies(outcomes, share, missing):
    found = result_of(Checked(outcome) for outcome in outcomes)

    assert (found.share, found.missing) == (share, missing)


def test_points_weigh_only_where_every_item_has_some():
    heavy, light = Checked("ok", points=Decimal(9)), Checked("bad", points=Decimal(1))

    assert result_of([heavy, light]).share == 90
    assert result_of([heavy, Checked("bad")]).share == 50


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"outcome": ""}, "还没有选"),
        ({"outcome": "bad", "text": "  "}, "写明发现的问题"),
        ({"outcome": "ok", "sampled": 3}, "一起填"),
        ({"outcome": "ok", "sampled": 3, "in_order": 4}, "不能多于"),
        ({"outcome": "bad", "text": "缺", "needs_rectification": True}, "整改期限"),
        ({"outcome": "bad", "text": "缺", "needs_rectification": True, "due": date(2026, 6, 2), "on": JUNE_3}, "早于"),
        ({"outcome": "bad", "text": "缺", "needs_rectification": True, "due": JUNE_3, "has_unit": False}, "受检单位"),
    ],
)
def test_a_record_that_is_not_whole_says_what_is_missing(facts, words):
    assert words in is_whole(**facts).reason


@given(checks)
def test_every_share_lies_within_a_hundred_and_one_more_in_order_never_lowers_it(found):
    found = [Checked(one.outcome) for one in found]
    share, better = result_of(found).share, result_of([*found, Checked("ok")]).share

    assert share is None or 0 <= share <= 100
    assert better is not None
    assert better >= (share or 0)


@given(checks)
def test_what_is_recorded_and_what_is_missing_make_all_items(found):
    told = result_of(found)

    assert told.recorded + told.missing == told.items == len(found)
    assert told.bad <= told.recorded
