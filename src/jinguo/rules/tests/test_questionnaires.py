"""Rates of questionnaires, and the counts that may be shown."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.ballots import Pile
from jinguo.rules.questionnaires import HIDDEN, SATISFIED, rate, shown

SAID = "选“很满意”“满意”"


def test_blank_answers_stay_outside_the_rate():
    assert rate([(Pile(10, 5, (4, 3, 1, 1, 1)), SATISFIED)], SAID).value == Decimal(70)


def test_questions_are_taken_together():
    one, two = Pile(10, 0, (10, 0)), Pile(30, 0, (0, 30))

    assert rate([(one, (1,)), (two, (1,))], SAID).value == Decimal(25)


def test_under_five_answers_there_is_no_rate():
    assert rate([(Pile(4, 9, (4, 0)), (1,))], SAID).value is None


def test_under_five_answers_no_count_is_shown():
    assert shown(Pile(4, 0, (4, 0))) == []


def test_a_single_small_count_hides_another_one_that_would_betray_it():
    assert shown(Pile(20, 0, (12, 6, 2, 0))) == ["12", HIDDEN, HIDDEN, "0"]


@given(st.lists(st.integers(0, 30), min_size=2, max_size=5))
def test_no_small_count_can_be_worked_out_of_the_others(counts):
    lines = shown(Pile(sum(counts), 0, tuple(counts)))
    left_out = [count for count, line in zip(counts, lines, strict=False) if line == HIDDEN]

    assert not any(line.isdecimal() and 0 < int(line) < 5 for line in lines)
    assert len(left_out) != 1 or sum(count > 4 for count in counts) == 0
