from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base import clock
from jinguo.base.web import words


def test_a_day_of_this_year_has_no_year_and_no_padding():
    with clock.pretend(date(2026, 12, 30)):
        assert words.day(date(2026, 6, 3)) == "6月3日"


def test_a_day_of_another_year_says_it():
    with clock.pretend(date(2027, 1, 1)):
        assert words.day(date(2026, 6, 3)) == "2026年6月3日"


def test_no_day_is_a_dash():
    assert words.day(None) == words.moment(None) == words.wan(None) == "—"


def test_a_moment_stands_on_the_wall_clock_of_the_office():
    with clock.pretend(date(2026, 6, 3)):
        assert words.moment(datetime(2026, 6, 2, 17, 5, tzinfo=UTC)) == "6月3日 01:05"


@pytest.mark.parametrize(
    "left, workdays, text, tone",
    [
        (-1, False, "逾期 1 天", "bad"),
        (-3, True, "逾期 3 个工作日", "bad"),
        (0, True, "今天到期", "near"),
        (2, True, "剩 2 个工作日", "near"),
        (7, False, "剩 7 天", "doing"),
        (8, False, "剩 8 天", "none"),
    ],
)
def test_time_left_has_its_words_and_tone(left, workdays, text, tone):
    assert (words.days_left(left, workdays=workdays), words.tone_of_days(left)) == (text, tone)


def test_ten_thousands_round_half_up():
    assert words.wan(Decimal(5_500)) == "0.6 万元"


@given(st.decimals(0, 10**9, places=2))
def test_money_reads_back_to_the_fen(amount):
    assert Decimal(words.money(amount).replace(",", "")) == amount


@given(st.lists(st.text("已未审核金额", min_size=1), max_size=4))
def test_each_reason_becomes_one_sentence(parts):
    assert words.reasons("；".join(parts)) == [f"{part}。" for part in parts]
