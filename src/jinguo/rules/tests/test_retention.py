"""Which automatic backups stay."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.retention import MONTHS, to_keep

TODAY = date(2026, 6, 3)


def at(*days):
    return {datetime.fromisoformat(day) for day in days}


@pytest.mark.parametrize(
    ("made", "newest", "kept"),
    [
        ([], 10, []),
        (["2020-01-01"], 1, ["2020-01-01"]),  # the only one stays, however old
        (["2026-06-01", "2026-06-02", "2026-06-03"], 2, ["2026-06-02", "2026-06-03"]),
        (["2026-06-03", "2025-07-01", "2025-07-30"], 1, ["2026-06-03", "2025-07-30"]),  # the twelfth month
        (["2026-06-03", "2025-06-30"], 1, ["2026-06-03"]),  # the thirteenth
        (["2026-06-03", "2026-06-02"], 0, ["2026-06-03"]),  # none at all is never asked for
    ],
)
def test_the_newest_stay_and_one_of_each_of_the_last_months(made, newest, kept):
    assert to_keep(at(*made), today=TODAY, newest=newest) == at(*kept)


FIRST, LAST = (datetime.fromisoformat(day) for day in ("2024-01-01", "2026-06-03"))
MOMENTS = st.sets(st.datetimes(FIRST, LAST), max_size=60)


@given(made=MOMENTS, newest=st.integers(1, 20))
def test_never_fewer_than_asked_for_never_more_than_those_and_the_months(made, newest):
    kept = to_keep(made, today=TODAY, newest=newest)

    assert kept <= made
    assert min(len(made), newest) <= len(kept) <= newest + MONTHS
    assert sorted(made)[-newest:] == sorted(kept)[-newest:]
