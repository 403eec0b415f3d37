"""Rule 27: only valid ballots in the denominator, no order in a pile, brackets as published, few voters refused."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.ballots import (
    SCHEMES,
    Pile,
    bracket,
    may_be_secret,
    may_be_shown,
    may_choose,
    tally,
)

BALLOTS = st.lists(st.one_of(st.none(), st.integers(1, 4).map(lambda option: [option])), max_size=40)


def pile_of(ballots, options=4):
    pile = Pile.of(options)
    for ballot in ballots:
        pile = pile.add(ballot)
    return pile


@pytest.mark.parametrize(
    ("marks", "abstained", "score"),
    [((20, 0, 0, 0), 0, "100.00"), ((10, 6, 3, 1), 2, "85.00"), ((0, 0, 0, 3), 9, "40.00"), ((1, 1, 1, 0), 0, "80.00")],
)
def test_votes_are_scored_over_valid_ballots(marks, abstained, score):
    assert tally(Pile(sum(marks), abstained, marks), SCHEMES["grades"]).score == Decimal(score)


def test_without_a_valid_ballot_there_is_neither_share_nor_score():
    empty = tally(Pile(0, 3, (0, 0, 0, 0)), SCHEMES["levels"])

    assert (empty.score, empty.shares) == (None, (None,) * 4)


@pytest.mark.parametrize(
    ("marks", "points"),
    [
        ((18, 2, 0, 0), 200),
        ((16, 4, 0, 0), 190),
        ((17, 3, 0, 0), 190),
        ((14, 6, 0, 0), 180),
        ((12, 8, 0, 0), 170),
        ((12, 0, 4, 4), 170),
        ((11, 3, 5, 1), 160),
        ((9, 3, 3, 3), 130),
    ],
)
def test_the_brackets_of_ruian(marks, points):
    assert bracket(Pile(sum(marks), 0, marks)).points == points


def test_brackets_say_which_votes_decided():
    assert bracket(Pile(18, 0, (9, 3, 3, 3))).because == (
        "第一等次 9 票，占有效票 18 张的 50%，不到 60%；后两个等次 6 票，达到 1/3，"
        "得 130 分（瑞安市 2012 年乡镇和部门领导班子民主测评）"
    )


def test_no_ballot_earns_no_bracket():
    assert bracket(Pile.of(4)) is None


def test_a_pile_is_the_same_whatever_the_order_of_the_ballots():
    assert len({pile_of(order) for order in permutations([[1], [1], [2], None, [4]])}) == 1


@given(BALLOTS)
def test_a_pile_keeps_every_ballot_and_is_written_in_one_length(ballots):
    pile = pile_of(ballots)

    assert (pile.ballots, sum(pile.marks)) == (len(ballots), pile.valid)
    assert Pile.read(pile.written()) == pile
    assert len(pile.written()) == len(Pile.of(4).written())


@given(BALLOTS)
def test_one_more_vote_for_the_best_never_lowers_the_score(ballots):
    before, after = (tally(pile_of(cast), SCHEMES["grades"]).score for cast in (ballots, [*ballots, [1]]))

    assert before is None or after >= before


def test_an_option_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="options"):
        Pile.of(4).add([5])


def test_each_subject_needs_voters_enough():
    assert may_be_secret({"张三": 5, "李四": 6})
    assert "李四" in may_be_secret({"张三": 5, "李四": 4}).reason


def test_few_ballots_are_not_shown():
    assert (may_be_shown(5).ok, may_be_shown(4).ok) == (True, False)


@pytest.mark.parametrize(("count", "ok"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_ballot_names_one_to_the_most(count, ok):
    assert may_choose(count, 3).ok is ok
