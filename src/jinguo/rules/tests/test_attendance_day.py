"""A day of attendance by its table of precedence, cell by cell, with what must hold of every day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.attendance import STATES, Cover, DayFacts, Shift, Slot, Spell, settle_day

MONDAY = date(2026, 3, 2)
TWICE = Shift("office", "作息", (Slot(510, 1050, (720, 810)),))  # 08:30—12:00, 13:30—17:30; signed twice a day
FOUR = Shift("four", "四次", (Slot(510, 720), Slot(810, 1050)))
IN_TIME = {TWICE: (505, 1052), FOUR: (505, 722, 805, 1052)}
LEAVE = Cover("leave", "事假", "leave:1")
OUT = Spell(900, 1110, "outing", "到惠安县妇联", "outing:1")

minutes = st.integers(0, 1800)
punches = st.lists(minutes, max_size=5).map(tuple)
covers = st.none() | st.sampled_from([Cover(kind, kind, "x") for kind in ("leave", "outing", "training", "duty")])
spells = st.lists(
    st.tuples(st.integers(400, 1000), st.integers(1, 300)).map(
        lambda span: Spell(span[0], sum(span), "outing", "外出", "o")
    ),
    max_size=2,
).map(tuple)
flexible = st.sampled_from([0, 30])
shifts = st.builds(lambda shift, flex: shift._replace(flexible=flex), st.sampled_from([TWICE, FOUR]), flexible)
days = st.builds(
    DayFacts, st.just(MONDAY), shifts, st.booleans(), st.booleans(), st.booleans(), st.just("周末"), covers, covers,
    spells, punches, st.sampled_from([0, 60]),
)  # fmt: skip


def halves(**facts):
    day = settle_day(DayFacts(MONDAY, facts.pop("shift", TWICE), **facts))
    return day.am.state, day.pm.state


@pytest.mark.parametrize("kind", ["leave", "outing", "training", "duty"])
@pytest.mark.parametrize("shift", [TWICE, FOUR])
@pytest.mark.parametrize(
    ("employed", "works", "covered", "came", "wanted"),
    [
        (False, True, True, True, "not_employed"),
        (False, False, True, True, "not_employed"),
        (False, True, False, False, "not_employed"),
        (True, False, True, True, "rest"),
        (True, False, False, True, "rest"),
        (True, False, False, False, "rest"),
        (True, True, True, True, "cover"),
        (True, True, True, False, "cover"),
        (True, True, False, True, "normal"),
        (True, True, False, False, "absent"),
    ],
)
def test_the_table_of_precedence_cell_by_cell(kind, shift, employed, works, covered, came, wanted):
    cover = Cover(kind, "经批准", "slip:1") if covered else None
    state = kind if wanted == "cover" else wanted
    facts = {"am": cover, "pm": cover, "works_am": works, "works_pm": works, "is_employed": employed}

    assert halves(shift=shift, punches=IN_TIME[shift] if came else (), **facts) == (state, state)


@pytest.mark.parametrize(
    ("signed", "am", "pm"),
    [
        ((515, 1045), "normal", "normal"),
        ((516, 1044), "late", "early"),
        ((540, 1020), "late", "early"),
        ((541, 1019), "absent", "absent"),
        ((505,), "normal", "missing"),
        ((1052,), "missing", "normal"),
        ((541,), "absent", "missing"),
        ((), "absent", "absent"),
        ((900, 1052), "absent", "absent"),
        ((815, 1052), "absent", "normal"),
        ((830, 1052), "absent", "late"),
        ((505, 600), "absent", "absent"),
        ((505, 700), "early", "absent"),
        ((504, 505, 1051, 1053), "normal", "normal"),
        ((505, 721, 808, 1052), "normal", "normal"),
        ((1045, 1053), "missing", "normal"),
        ((505, 1460), "normal", "normal"),
        ((30, 505, 1052), "normal", "normal"),
    ],
)
def test_rule_14_late_early_and_absent_by_minutes(signed, am, pm):
    """More than 5 minutes is late or early, more than 30 uncovered half a day of absence (二手来源, settings)."""
    assert halves(punches=signed) == (am, pm)


@pytest.mark.parametrize(
    ("signed", "am", "pm"),
    [
        ((505, 722, 805, 1052), "normal", "normal"),
        ((516, 722, 805, 1044), "late", "early"),
        ((505, 725, 740, 1052), "normal", "normal"),
        ((505, 1052), "missing", "missing"),
        ((505, 722), "normal", "absent"),
        ((505, 650, 805, 1052), "absent", "normal"),
        ((), "absent", "absent"),
    ],
)
def test_rule_14_four_punches_judge_each_half_by_its_own(signed, am, pm):
    """签到签退 (泉州市妇联 2011), signed in and out in each half."""
    assert halves(shift=FOUR, punches=signed) == (am, pm)


@pytest.mark.parametrize("shift", [TWICE, FOUR])
def test_leave_in_one_half_moves_the_punch_that_is_wanted(shift):
    assert halves(shift=shift, am=LEAVE, punches=(808, 1052)) == ("leave", "normal")
    assert halves(shift=shift, am=LEAVE, punches=(822, 1052)) == ("leave", "late")
    assert halves(shift=shift, pm=LEAVE, punches=(505, 719)) == ("normal", "leave")
    assert halves(shift=shift, pm=LEAVE, punches=(505,)) == ("missing", "leave")


def test_rule_03_the_free_afternoon_of_8_march_asks_for_no_punch():
    """《全国年节及纪念日放假办法》第三条: 妇女放假半天."""
    assert halves(works_pm=False, why_rest="妇女节", punches=(505, 721)) == ("normal", "rest")


@pytest.mark.parametrize(
    ("signed", "nursing", "wanted"),
    [
        ((540, 1020), 60, ("normal", "normal")),
        ((560, 1030), 60, ("normal", "early")),
        ((570, 1050), 60, ("normal", "normal")),
        ((620, 1050), 60, ("absent", "normal")),
        ((620, 1050), 120, ("normal", "normal")),
    ],
)
def test_rule_11_nursing_time_is_neither_late_nor_early(signed, nursing, wanted):
    """《女职工劳动保护特别规定》第九条: an hour a day for one baby, two for twins, at either end of the day."""
    assert halves(punches=signed, nursing=nursing) == wanted


def test_who_comes_within_the_flexible_time_goes_as_much_later():
    flexible = TWICE._replace(flexible=30)

    assert halves(shift=flexible, punches=(535, 1076)) == ("normal", "normal")
    assert halves(shift=flexible, punches=(535, 1060)) == ("normal", "early")
    assert halves(shift=flexible, punches=(550, 1080)) == ("late", "normal")


@pytest.mark.parametrize(
    ("spells", "signed", "wanted"),
    [
        ((OUT,), (505,), ("normal", "normal")),
        ((OUT,), (), ("absent", "absent")),
        ((OUT,), (505, 880), ("normal", "early")),
        ((Spell(480, 600, "outing", "送件"),), (602, 1052), ("normal", "normal")),
        ((Spell(480, 600, "outing", "送件"),), (610, 1052), ("late", "normal")),
        ((Spell(480, 600, "outing", "送件"), OUT), (), ("normal", "normal")),
        ((Spell(480, 730, "outing", "开会"),), (812, 1052), ("outing", "normal")),
        ((Spell(900, 1000, "outing", "甲"), Spell(1000, 1060, "outing", "乙")), (505,), ("normal", "normal")),
        ((Spell(600, 660, "outing", "取件"),), (505, 1052), ("normal", "normal")),
    ],
)
def test_an_outing_of_hours_covers_the_punch_inside_it(spells, signed, wanted):
    assert halves(spells=spells, punches=signed) == wanted


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        (500, 1045, ("outing", "outing")),  # 5 minutes of the afternoon are forgiven
        (500, 1044, ("outing", "early")),
        (515, 1050, ("outing", "outing")),
        (516, 1050, ("late", "outing")),
        (520, 1040, ("late", "early")),
        (540, 1050, ("late", "outing")),  # 30 minutes
        (541, 1050, ("absent", "outing")),
        (520, 700, ("late", "absent")),  # 10 minutes before it, 20 after it, and no afternoon
        (600, 660, ("absent", "absent")),
    ],
)
def test_rule_14_without_punches_what_an_outing_leaves_uncovered_counts(first, last, wanted):
    assert halves(spells=(Spell(first, last, "outing", "走访"),)) == wanted


def test_what_an_outing_leaves_uncovered_is_told_in_minutes():
    found = settle_day(DayFacts(MONDAY, TWICE, spells=(Spell(520, 1040, "outing", "走访", "outing:7"),)))
    assert found.am.because == "走访；08:30—08:40 没有打卡记录，也没有请假、外出，按迟到 10 分钟计"
    assert (found.pm.early, found.pm.ref) == (10, "outing:7")


@given(first=st.integers(400, 1100), length=st.integers(1, 400), more=st.integers(0, 200))
def test_a_longer_outing_never_leaves_more_uncovered(first, length, more):
    worth = {"absent": 0, "late": 1, "early": 1, "outing": 2}
    short, long = (halves(spells=(Spell(first, first + size, "outing", "x"),)) for size in (length, length + more))
    assert all(worth[one] <= worth[two] for one, two in zip(short, long, strict=True))


def test_rule_13_an_overstay_is_an_absence_whatever_was_punched():
    """泉州市妇联 2011: 不及时销假的按缺勤处理."""
    over = Cover("absent", "应 3月2日 销假，没有销假，按缺勤计", "leave:1")

    assert halves(am=over, pm=over, punches=(505, 1052)) == ("absent", "absent")


@pytest.mark.parametrize(
    ("facts", "am", "pm"),
    [
        (
            {"punches": (521,)},
            "08:41 签到，晚于 08:30，迟到 11 分钟",
            "17:30 下班，没有签退记录，缺卡，可申请补卡",
        ),
        (
            {"punches": (530, 1052), "nursing": 60},
            "08:50 签到，08:30 上班，哺乳时间抵 20 分钟",
            "17:32 签退，17:30 下班",
        ),
        ({"punches": (505,), "spells": (OUT,)}, "08:25 签到，08:30 上班", "到惠安县妇联"),
        (
            {"punches": (830, 1052)},
            "13:50 签到，晚于 08:30 超过 30 分钟，没有请假或外出，按缺勤半天计",
            "13:50 签到，晚于 13:30，迟到 20 分钟；17:32 签退，17:30 下班",
        ),
    ],
)
def test_every_half_day_says_why(facts, am, pm):
    day = settle_day(DayFacts(MONDAY, TWICE, **facts))

    assert (day.am.because, day.pm.because) == (am, pm)


@given(days)
def test_every_day_settles_to_known_states_with_reasons_and_always_the_same(facts):
    day = settle_day(facts)

    assert day == settle_day(facts)
    assert {day.am.state, day.pm.state} <= set(STATES)
    assert day.am.because != ""
    assert day.pm.because != ""


@given(days)
def test_what_is_covered_is_never_late_early_missing_or_absent(facts):
    day = settle_day(facts._replace(is_employed=True, works_am=True, works_pm=True))

    for half, cover in ((day.am, facts.am), (day.pm, facts.pm)):
        if cover:
            assert (half.state, half.late, half.early) == (cover.kind, 0, 0)


@given(days, st.integers(0, 100))
def test_a_punch_between_the_first_and_the_last_of_a_day_signed_twice_changes_nothing(facts, share):
    facts = facts._replace(shift=TWICE)
    came = sorted(minute for minute in facts.punches if 240 <= minute < 1680)
    if len(came) > 1:
        between = came[0] + (came[-1] - came[0]) * share // 100
        assert settle_day(facts) == settle_day(facts._replace(punches=(*facts.punches, between)))


@given(days, st.integers(0, 239), st.integers(1680, 1900))
def test_punches_of_another_day_change_nothing(facts, before, after):
    assert settle_day(facts) == settle_day(facts._replace(punches=(*facts.punches, before, after)))


BAD = {"normal": 0, "late": 1, "early": 1, "missing": 2, "absent": 3}


@given(days, st.integers(0, 1))
def test_nursing_time_and_forgiveness_never_make_a_day_worse(facts, which):
    plain = facts._replace(nursing=0, am=None, pm=None, spells=())
    kinder = plain._replace(nursing=60) if which else plain._replace(shift=plain.shift._replace(late_grace=20))

    for before, after in zip(settle_day(plain), settle_day(kinder), strict=True):
        assert BAD.get(after.state, 0) <= BAD.get(before.state, 0)
