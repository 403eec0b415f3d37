"""The committee's year: how often it meets, when it answers, how late matters go on, what its circular says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.escalation import ORDER, Ladder, escalation, ladder
from jinguo.rules.meeting_rhythm import OWED, part_ends, rhythm_of
from jinguo.rules.unit_circulars import UnitFacts, circular_text
from jinguo.rules.upper_answers import answer_state

CALENDAR = shipped_calendar()
JUNE_3 = date(2026, 6, 3)
MARCH_20, AUGUST_2, DECEMBER_30 = date(2026, 3, 20), date(2026, 8, 2), date(2026, 12, 30)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("kind", "held", "today", "tone", "said"),
    [
        ("plenary", [], JUNE_3, "doing", "每年 1—2 次（一市妇儿工委办工作：每年召开1-2次工作会议（二手来源））"),
        ("plenary", [MARCH_20], JUNE_3, "ok", "已在3月20日召开"),
        ("liaisons", [], date(2026, 6, 10), "near", "第 1 次按全年均分应在 6月30日 前"),
        ("liaisons", [], date(2026, 7, 1), "bad", "还没有开，已过 1 天"),
        ("liaisons", [AUGUST_2], DECEMBER_30, "near", "第 1 次按全年均分应在 6月30日 前，迟了 33 天"),
        ("liaisons", [MARCH_20, AUGUST_2], DECEMBER_30, "ok", "已在3月20日、8月2日召开"),
        ("experts", [], date(2027, 1, 1), "bad", "待核实"),
        ("chairs", [], DECEMBER_30, "none", "按需要召开；还没有召开"),
    ],
)
def test_a_year_owes_its_meetings(kind, held, today, tone, said):
    found = rhythm_of(kind, 2026, held, today)

    assert found.tone == tone
    assert said in found.because


@given(st.sampled_from(sorted(OWED)), st.lists(DAYS, max_size=4), DAYS, DAYS)
def test_one_more_meeting_never_makes_a_year_later(kind, held, more, today):
    before, after = (rhythm_of(kind, 2026, days, today) for days in (held, [*held, more]))

    assert len(after.held) >= len(before.held)
    assert not (after.is_late and not before.is_late)
    assert part_ends(2026, after.least)[-1] == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("sent", "today", "word", "late"),
    [
        (None, JUNE_3, "未答复", False),
        (None, date(2026, 6, 11), "逾期未答复", True),
        (date(2026, 6, 10), DECEMBER_30, "已答复", False),
        (date(2026, 6, 11), DECEMBER_30, "逾期答复", True),
    ],
)
def test_an_answer_counts_by_the_day_on_which_it_went_up(sent, today, word, late):
    found = answer_state(date(2026, 6, 10), sent, today)

    assert (found.word, found.is_late) == (word, late)


@given(DAYS, st.one_of(st.none(), DAYS), DAYS)
def test_who_answered_stays_as_late_as_that_day(due, sent, today):
    if sent is not None:
        assert answer_state(due, sent, today).is_late == (sent > due)
    else:
        assert answer_state(due, None, today).is_late == (today > due)


@pytest.mark.parametrize(
    ("today", "slips", "step"),
    [
        (date(2026, 6, 8), {}, "remind"),  # the Friday's first work day after
        (date(2026, 6, 6), {}, "wait"),  # a Saturday
        (date(2026, 6, 12), {}, "supervise"),
        (date(2026, 6, 29), {}, "circulate"),
        (date(2026, 6, 15), {"slip": date(2026, 6, 12), "slip_due": date(2026, 6, 18)}, "supervise"),
        (date(2026, 6, 22), {"slip": date(2026, 6, 12), "slip_due": date(2026, 6, 18)}, "circulate"),
    ],
)
def test_a_late_matter_goes_on_step_by_step(today, slips, step):
    assert escalation(date(2026, 6, 5), today, CALENDAR, ladder(today), **slips).step == step


def test_what_is_in_time_is_left_alone():
    assert escalation(JUNE_3, JUNE_3, CALENDAR, ladder(JUNE_3)) is None


def test_a_ladder_goes_up():
    with pytest.raises(ValueError, match="一步比一步晚"):
        Ladder(5, 3, 15)


@given(DAYS, st.integers(1, 60), st.integers(0, 20))
def test_the_longer_it_stays_open_the_further_it_goes(due, over, more):
    earlier, later = (
        escalation(due, due + timedelta(days=days), CALENDAR, Ladder(1, 5, 15)) for days in (over, over + more)
    )

    assert ORDER.index(earlier.step) <= ORDER.index(later.step)
    assert earlier.late <= later.late
    assert earlier.because


FACTS = st.builds(
    UnitFacts,
    unit=st.sampled_from(["市教育局", "市民政局", "市公安局"]),
    asked=st.integers(0, 9),
    in_time=st.integers(0, 9),
    late=st.integers(0, 9),
    open_late=st.lists(st.sampled_from(["任务“甲”", "任务“乙”"]), max_size=2).map(tuple),
    sent=st.integers(0, 9),
    accepted=st.integers(0, 9),
)


def test_a_circular_praises_and_urges_by_what_was_done():
    good = UnitFacts("市教育局", asked=2, in_time=2, sent=1, accepted=1)
    late = UnitFacts("市民政局", asked=2, in_time=1, open_late=("任务“核实比例”",))
    silent = UnitFacts("市公安局", asked=1, in_time=1)

    told = circular_text("2026年上半年", [good, late, silent])

    assert told[0] == "2026年上半年，3 个成员单位到期事项 5 项，按时完成 4 项，迟报 0 项，逾期未办 1 项。"
    assert "予以表扬：市教育局。" in told[2]
    assert told[3] == "市民政局逾期未办 1 项：任务“核实比例”。"


@given(st.lists(FACTS, max_size=5))
def test_a_circular_names_everybody_who_is_urged_and_nobody_else(facts):
    told = "\n".join(circular_text("2026年", facts))

    assert told.count("逾期未办 ") - told.count("，逾期未办 ") == sum(bool(one.open_late) for one in facts)
    assert ("表扬" in told) == any(one.is_praised for one in facts)
