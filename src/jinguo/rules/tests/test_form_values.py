"""A value fits its field, or the reason says how it would."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.form_values import LARGEST, PLACES, check_value


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("integer", 7000, ""),
        ("integer", None, ""),
        ("integer", Decimal("1.5"), "只填整数"),
        ("integer", 1.0, "只填数字，如 7000"),
        ("integer", True, "只填数字，如 7000"),
        ("integer", "7000", "只填数字，如 7000"),
        ("integer", -1, "这个数要在 0 和 1 万亿之间，请核对"),
        ("quantity", Decimal("1e308"), "这个数要在 0 和 1 万亿之间，请核对"),
        ("quantity", Decimal("NaN"), "只填数字，如 7000"),
        ("yuan", Decimal("0.005"), "最多 2 位小数"),
        ("quantity", Decimal("0.005"), ""),
        ("text", "安溪", ""),
        ("text", 3, "只填文字"),
        ("text", "长" * 201, "有 201 字，最多 200 字"),
        ("date", date(2026, 3, 12), ""),
        ("date", datetime(2026, 3, 12), "只填日期，如 2026-03-12"),  # noqa: DTZ001 - the zone does not matter here
        ("bool", False, ""),
        ("bool", "是", "只填是或否"),
        ("choice", "获批", ""),
        ("choice", "退回", "没有“退回”这一项，请从申报、获批中选"),
    ],
)
def test_a_value_fits_its_kind(kind, value, reason):
    assert check_value(kind, value, ["申报", "获批"]).reason == reason


@given(st.sampled_from(sorted(PLACES)), st.decimals(0, LARGEST, places=6))
def test_what_fits_is_stored_exactly(kind, value):
    verdict = check_value(kind, value)

    assert verdict.ok is (round(value, PLACES[kind]) == value)
