"""Identity and mobile numbers: what is refused and why, and a second implementation."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from id_validator import validator

from jinguo.rules.identity import age_on, born_on, check_digit, check_identity, check_mobile, sex_of, tidy

TODAY = date(2026, 6, 3)
GOOD = "11010519491231002X"  # the example of GB 11643-1999
BORN = st.dates(date(1920, 1, 1), TODAY)
ORDER = st.integers(0, 999)


def number_of(born: date, order: int, region: str = "350502") -> str:
    first_17 = f"{region}{born:%Y%m%d}{order:03}"
    return first_17 + check_digit(first_17)


def test_the_example_of_the_standard_passes_and_speaks():
    assert check_identity(GOOD, TODAY)
    assert born_on(GOOD) == date(1949, 12, 31)
    assert sex_of(GOOD) == "female"


@pytest.mark.parametrize("number", ["11010519491231002x", " 110105 19491231 002X ", "110105-19491231-002X"])
def test_spaces_dashes_and_a_small_x_are_forgiven(number):
    assert check_identity(number, TODAY)
    assert tidy(number) == GOOD


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("", "这里是 0 位"),
        ("110105491231002", "这里是 15 位"),
        ("11010519491231002A", "应为 18 位数字"),
        ("99010519491231002X", "前两位 99 不是省级代码"),
        ("11010519490230002X", "19490230 不是出生日期"),
        (number_of(date(2026, 6, 4), 1), "20260604 不是出生日期"),
        ("110105194912310021", "末位校验码不符"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong(number, told):
    verdict = check_identity(number, TODAY)

    assert not verdict
    assert told in verdict.reason
    assert verdict.reason.endswith("请核对证件。")


def test_no_birth_date_is_invented():
    with pytest.raises(ValueError, match="没有出生日期"):
        born_on("11010519490230002X")


@pytest.mark.parametrize(
    ("day", "age"), [(date(2025, 2, 28), 0), (date(2025, 3, 1), 1), (date(2028, 2, 28), 3), (date(2028, 2, 29), 4)]
)
def test_somebody_born_on_a_leap_day_ages_on_1_march(day, age):
    assert age_on(date(2024, 2, 29), day) == age


@pytest.mark.parametrize("number", ["13805951234", "199 0595 1234", "138-0595-1234"])
def test_mobile_numbers_that_pass(number):
    assert check_mobile(number)


@pytest.mark.parametrize("number", ["", "12805951234", "1380595123", "059522123456", "+8613805951234"])
def test_mobile_numbers_that_do_not(number):
    assert "11 位" in check_mobile(number).reason


@given(born=BORN, order=ORDER)
def test_birth_and_sex_are_read_back(born, order):
    number = number_of(born, order)

    assert check_identity(number, TODAY)
    assert born_on(number) == born
    assert (sex_of(number) == "male") == (order % 2 == 1)


@given(born=st.dates(date(1990, 1, 1), date(2019, 12, 31)), order=st.integers(1, 999))
def test_the_library_agrees_on_numbers_of_a_living_region(born, order):
    assert validator.is_valid(number_of(born, order))


@given(born=BORN, order=ORDER, place=st.integers(0, 17), shift=st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(born, order, place, shift):
    number = number_of(born, order)
    if number[place] == "X":
        return
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]

    assert not check_identity(wrong, TODAY)


@given(born=BORN, days=st.integers(0, 20_000))
def test_nobody_grows_younger(born, days):
    assert 0 <= age_on(born, born + timedelta(days=days)) <= days // 365
