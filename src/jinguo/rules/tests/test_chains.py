"""Approval chains: which steps a matter takes, whose turn it is, and that no answer counts twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.chains import Answer, ChainStep, Condition, may_start, standing, steps_for, without

WHO = ("甲", "乙", "丙")
ONE = ChainStep(1, "部室", asked=("甲",))
ANY = ChainStep(2, "领导", asked=("乙", "丙"))
ALL = ChainStep(2, "会签", "all", asked=("乙", "丙"))
EXAMPLES = [
    # steps, answers as (order, who, agrees), state, waiting
    ((ONE,), [], "running", ("甲",)),
    ((ONE,), [(1, "甲", True)], "passed", ()),
    ((ONE,), [(1, "乙", True)], "running", ("甲",)),  # was not asked
    ((ONE,), [(1, "甲", False)], "returned", ()),
    ((ONE, ANY), [(1, "甲", True)], "running", ("乙", "丙")),
    ((ONE, ANY), [(2, "乙", True)], "running", ("甲",)),  # out of turn: the first still waits
    ((ONE, ANY), [(1, "甲", True), (2, "丙", True)], "passed", ()),
    ((ONE, ANY), [(1, "甲", True), (2, "丙", True), (2, "乙", False)], "passed", ()),  # came second
    ((ONE, ALL), [(1, "甲", True), (2, "丙", True)], "running", ("乙",)),
    ((ONE, ALL), [(1, "甲", True), (2, "丙", True), (2, "丙", True)], "running", ("乙",)),  # counts once
    ((ONE, ALL), [(1, "甲", True), (2, "丙", False)], "returned", ()),
    ((ONE, ALL), [(1, "甲", True), (2, "丙", True), (2, "乙", True)], "passed", ()),
    ((ChainStep(1, "空缺"),), [], "running", ()),
]
STEPS = st.lists(
    st.tuples(st.sampled_from(["one", "all"]), st.lists(st.sampled_from(WHO), min_size=1, unique=True)),
    min_size=1,
    max_size=4,
).map(lambda made: [ChainStep(n, f"环节{n}", mode, asked=tuple(asked)) for n, (mode, asked) in enumerate(made, 1)])
ANSWERS = st.lists(st.builds(Answer, st.integers(1, 4), st.sampled_from(WHO), st.booleans()), max_size=12)


@pytest.mark.parametrize(("steps", "answers", "state", "waiting"), EXAMPLES)
def test_where_an_approval_stands(steps, answers, state, waiting):
    now = standing(steps, [Answer(*one) for one in answers])

    assert (now.state, now.waiting) == (state, waiting)


def test_a_return_says_who_where_and_why():
    now = standing((ONE,), [Answer(1, "甲", False, "缺进度安排")])

    assert (now.order, now.because) == (1, "甲在“部室”退回：缺进度安排")


@given(STEPS, ANSWERS)
def test_an_answer_never_counts_twice(steps, answers):
    assert standing(steps, [*answers, *answers]) == standing(steps, answers)


@given(STEPS, ANSWERS)
def test_steps_are_taken_in_their_order_however_they_are_listed(steps, answers):
    assert standing(steps[::-1], answers) == standing(steps, answers)
    now = standing(steps, answers)
    before = [step for step in steps if now.order is None or step.order < now.order]
    agreed = {(one.order, one.who) for one in answers if one.agrees}
    assert all(any((step.order, who) in agreed for who in step.asked) for step in before)


@given(STEPS, ANSWERS)
def test_where_all_must_agree_nothing_passes_without_each_of_them(steps, answers):
    now = standing(steps, answers)
    agreed = {(one.order, one.who) for one in answers if one.agrees}
    if now.state == "passed":
        assert all({(step.order, who) for who in step.asked} <= agreed for step in steps if step.mode == "all")


@given(STEPS, ANSWERS)
def test_it_waits_only_for_those_who_are_asked_and_silent(steps, answers):
    now = standing(steps, answers)
    asked = {who for step in steps if step.order == now.order for who in step.asked}
    said = {one.who for one in answers if one.order == now.order}
    assert set(now.waiting) <= asked - said


@given(st.lists(st.integers(0, 400), min_size=1, max_size=5, unique=True), st.integers(0, 500))
def test_lengths_that_meet_choose_exactly_one_step(cuts, days):
    ends = sorted(cuts)
    firsts, lasts = [None, *(end + 1 for end in ends)], [*ends, None]
    chain = [
        ChainStep(1, f"{first}", condition=Condition(first, last)) for first, last in zip(firsts, lasts, strict=True)
    ]
    (chosen,) = steps_for(chain, {"days": days})
    assert chosen.condition.holds({"days": days})


@pytest.mark.parametrize(
    ("facts", "titles"),
    [
        ({"days": 2, "kind": "事假", "rank": "科员"}, ["部室"]),
        ({"days": 4, "kind": "事假", "rank": "科员"}, ["部室", "分管领导"]),
        ({"days": 2, "kind": "产假", "rank": "科员"}, ["部室", "人事"]),
        ({"days": 4, "kind": "事假", "rank": "副处"}, ["部室", "分管领导", "主要领导"]),
    ],
)
def test_steps_are_chosen_by_length_kind_and_rank(facts, titles):
    chain = [
        ChainStep(3, "主要领导", condition=Condition(ranks=("副处", "正处"))),
        ChainStep(1, "部室"),
        ChainStep(2, "分管领导", condition=Condition(min_days=4)),
        ChainStep(4, "人事", condition=Condition(kinds=("产假", "婚假"))),
    ]

    assert [step.title for step in steps_for(chain, facts)] == titles


@pytest.mark.parametrize(
    ("chain", "complaint"),
    [
        ([ChainStep(1, "部室", condition=Condition(min_days=4))], "没有写明天数"),
        ([ChainStep(1, "部室", condition=Condition(ranks=("副处",)))], "没有写明职级"),
        ([ChainStep(1, "部室"), ChainStep(1, "领导")], "两个环节排在同一位"),
        ([], "没有适用的审批环节"),
    ],
)
def test_a_chain_that_cannot_be_walked_says_why(chain, complaint):
    with pytest.raises(ValueError, match=complaint):
        steps_for(chain, {})


def test_a_length_that_does_not_exist_is_no_condition():
    with pytest.raises(ValueError, match="至少 5 天、至多 3 天"):
        Condition(5, 3)


@given(STEPS, st.sampled_from(WHO))
def test_nobody_is_left_to_approve_her_own(steps, starter):
    left = [without(step, starter) for step in steps]

    assert all(starter not in step.asked for step in left)
    assert bool(may_start(steps, starter)) == all(step.asked for step in left)
