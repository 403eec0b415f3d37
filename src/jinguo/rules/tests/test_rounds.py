"""Rounds of opinions: what silence means, and when a round may end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.rounds import OUTCOMES, Voice, may_close, may_settle, voice_status

DUE = date(2026, 3, 31)
DAYS = st.dates(date(2026, 3, 1), date(2026, 4, 30))
VOICES = st.lists(st.builds(Voice, st.sampled_from("甲乙丙"), st.none() | DAYS, st.integers(0, 3)), max_size=4)
EXAMPLES = [
    # answered on, opinions, silence, today, word, is heard
    (None, 0, "no_opinion", date(2026, 3, 31), "待答复", False),
    (None, 0, "no_opinion", date(2026, 4, 1), "视为无意见", True),
    (None, 0, "unanswered", date(2026, 4, 1), "未答复", False),
    (date(2026, 3, 28), 2, "unanswered", date(2026, 4, 1), "2 条意见", True),
    (date(2026, 3, 28), 0, "unanswered", date(2026, 4, 1), "无意见", True),
    (date(2026, 4, 2), 1, "no_opinion", date(2026, 4, 3), "1 条意见（逾期）", True),
]


@pytest.mark.parametrize(("answered", "opinions", "silence", "today", "word", "is_heard"), EXAMPLES)
def test_how_one_of_the_asked_stands(answered, opinions, silence, today, word, is_heard):
    now = voice_status(Voice("宣传部", answered, opinions), DUE, silence, today)

    assert (now.word, now.is_heard) == (word, is_heard)


@given(st.none() | DAYS, DAYS, st.sampled_from(["no_opinion", "unanswered"]))
def test_who_has_been_heard_stays_heard(answered, today, silence):
    voice = Voice("宣传部", answered, 1)
    before, after = (voice_status(voice, DUE, silence, day).is_heard for day in (today, today + timedelta(days=1)))
    assert after or not before


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_only_what_was_adopted_goes_without_a_reply(outcome):
    assert bool(may_settle(outcome, "")) == (outcome == "adopted")
    assert may_settle(outcome, "按上年数安排。")


@given(VOICES, st.integers(0, 2), DAYS)
def test_a_round_ends_when_all_is_settled_and_nobody_may_still_answer(voices, unsettled, today):
    all_answered = all(voice.answered_on for voice in voices)

    assert bool(may_close(voices, unsettled, DUE, today)) == (not unsettled and (all_answered or today > DUE))


def test_what_keeps_a_round_open_is_named():
    verdict = may_close([Voice("宣传部"), Voice("专家", DUE, 1)], 2, DUE, date(2026, 3, 30))

    assert verdict.reason == "宣传部还没有答复，3月31日 以后才能结束；还有 2 条意见没有写明怎样处理"
