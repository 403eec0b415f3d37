"""Parameters written as lines read back as they were, and every line that is not understood is named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.scoring import SCORING_RULES, ScoringError, parameter_lines, read_parameters
from jinguo.rules.scoring.values import read

NUMBERS = st.decimals(0, 1000, places=2).map(lambda one: format(one.normalize(), "f"))
OF_KIND = {
    "number": NUMBERS,
    "yes": st.booleans(),
    "tiers": st.lists(st.tuples(NUMBERS, NUMBERS).map(list), min_size=1, max_size=5),
}


def _settings(rule):
    values = {
        one.code: st.sampled_from([*one.choices]) if one.choices else OF_KIND[one.kind] for one in rule.parameters
    }
    return st.fixed_dictionaries({}, optional=values)


@given(st.sampled_from([*SCORING_RULES.values()]).flatmap(lambda rule: st.tuples(st.just(rule), _settings(rule))))
def test_what_is_written_reads_back_the_same(told):
    rule, given = told

    again = read_parameters(rule.code, parameter_lines(rule.code, given))

    kinds = {one.code: one.kind for one in rule.parameters}
    assert {name: read(kinds[name], value) for name, value in again.items()} == {
        name: read(kinds[name], value) for name, value in given.items()
    }


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("", "每次分值：1", "没有选计分规则"),
        ("all_or_nothing", "每次分值：1", "它不需要参数"),
        ("tiers", "各档门槛和分值：90", "每一档写成“门槛=分值”"),
        ("tiers", "越小越好：对", "只能写是、否，现在是“对”"),
        ("bonus_per", "零头：半个", "满一个算一个、不足一个也算一个、按比例折算"),
        ("ratio", "120", "每行写成“名称：值”"),
    ],
)
def test_a_line_that_is_not_understood_is_named(rule, text, words):
    with pytest.raises(ScoringError, match=words):
        read_parameters(rule, text)


def test_half_width_signs_are_read_too():
    assert read_parameters("tiers", "各档门槛和分值: 90=10; 80=8") == {"tiers": [["90", "10"], ["80", "8"]]}
    assert parameter_lines("ratio", {"most": Decimal("120.50")}) == "最高按完成率（%）：120.5"
