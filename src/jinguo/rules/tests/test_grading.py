"""The year's grade by its numbered rules, each with its clause: who is graded, what forbids, steps, effects."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.ballots import SCHEMES, Pile, may_be_shown, tally
from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.figure_table import Figure
from jinguo.rules.grading.away import Away, graded_elsewhere, half_year
from jinguo.rules.grading.effects import (
    appeal_after_review_due,
    appeal_clock,
    appeal_decision_due,
    effects_of,
    may_appeal,
    review_decision_due,
)
from jinguo.rules.grading.grades import ALL, DIMENSIONS, GRADES, YearFacts, grade_of
from jinguo.rules.grading.quota import good_cap
from jinguo.rules.grading.regular import PARTS, REGULAR_GRADES, is_whole
from jinguo.rules.grading.sanctions import KINDS, WEIGHTS, Sanction, sanction_choices, weigh
from jinguo.rules.grading.steps import STEPS, Course, excellent_publicity, may_take

CALENDAR = shipped_calendar()
YEAR_END = date(2026, 12, 31)
CODES = [code for code, _ in sanction_choices()]
given_days = st.dates(date(2022, 1, 1), YEAR_END)
sanctions = st.lists(st.builds(Sanction, st.sampled_from(CODES), given_days), max_size=4)


def graded(**facts):
    return grade_of(YearFacts(2026, **facts))


def given_in(year, *codes):
    return tuple(Sanction(code, date(year, 5, 6)) for code in codes)


def test_rule_05_the_excellent_list_is_public_for_five_work_days_from_its_first():
    """公示首日计入: from 2026-04-30 to 2026-05-09; from 2026-12-24 to 2026-12-30."""
    ends = [excellent_publicity(day, CALENDAR).due for day in (date(2026, 4, 30), date(2026, 12, 24))]

    assert ends == [date(2026, 5, 9), date(2026, 12, 30)]


def test_rule_19_dimensions_and_grades_are_those_of_the_law():
    """《公务员法》第三十五、三十八条."""
    assert list(DIMENSIONS.values()) == ["德", "能", "勤", "绩", "廉"]
    assert list(GRADES.values()) == ["优秀", "称职", "基本称职", "不称职"]


def test_rule_19_a_leader_is_graded_by_the_higher_body():
    """《公务员法》第三十八条: 领导成员的考核由主管机关按照有关规定办理."""
    found = graded(graded_by="市委组织部", proposal="excellent")

    assert (found.grade, found.outcome, found.allowed) == (None, "elsewhere", frozenset())
    assert "市委组织部" in found.because[0]


STEP_DAYS = {step: date(2026, 12, 1) + timedelta(days=n) for n, step in enumerate(STEPS)}
WHOLE = Course(is_head=True, is_excellent=True)
ENDED = STEP_DAYS["publicity"]


def before(step):
    order = list(STEPS)
    return {one: STEP_DAYS[one] for one in order[: order.index(step)]}


@pytest.mark.parametrize("step", list(STEPS))
def test_rule_21_each_step_follows_all_before_it(step):
    """Rule 21 (二手来源): 述职, 测评, 了解核实, 审核评鉴, 确定等次, 公示, 书面通知."""
    on = STEP_DAYS[step]
    done = before(step)

    assert may_take(step, on, done, YEAR_END, WHOLE, ENDED)
    for missing in done:
        less = {one: day for one, day in done.items() if one != missing}
        assert f"还没有完成{STEPS[missing]}" in may_take(step, on, less, YEAR_END, WHOLE, ENDED).reason


@pytest.mark.parametrize(
    ("step", "on", "extra", "reason"),
    [
        ("review", date(2026, 12, 2), {}, "审核评鉴不能早于了解核实（12月3日），不能倒填日期"),
        ("review", date(2027, 1, 1), {}, "审核评鉴的日期不能晚于今天"),
        ("review", date(2026, 12, 4), {"review": date(2026, 12, 4)}, "审核评鉴已经办理，不能重办"),
        ("review", date(2026, 12, 6), {"decision": date(2026, 12, 5)}, "后面的步骤已经办理，不能补办审核评鉴"),
    ],
)
def test_rule_21_no_step_is_back_dated_repeated_or_made_up_for(step, on, extra, reason):
    assert may_take(step, on, {**before(step), **extra}, YEAR_END, WHOLE).reason == reason


def test_rule_21_the_ballot_is_a_must_for_heads_only_and_the_publicity_for_the_excellent():
    plain = {step: day for step, day in before("notice").items() if step not in ("ballot", "publicity")}
    on = STEP_DAYS["notice"]

    assert may_take("notice", on, plain, YEAR_END, Course())
    assert may_take("notice", on, plain, YEAR_END, Course(is_head=True)).reason == "还没有完成民主测评，请先办理"
    assert "优秀公示" in may_take("notice", on, plain, YEAR_END, Course(is_excellent=True)).reason
    assert may_take("publicity", on, plain, YEAR_END, Course()).reason == "没有定为优秀，不用公示"


@pytest.mark.parametrize(("ended", "ok"), [(None, False), (STEP_DAYS["notice"], False), (ENDED, True)])
def test_rule_21_the_notice_waits_for_the_end_of_the_publicity(ended, ok):
    assert may_take("notice", STEP_DAYS["notice"], before("notice"), YEAR_END, WHOLE, ended).ok == ok


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"is_on_probation": True}, "comment_only"),
        ({"has_open_case": True}, "held"),
        ({"away": Away(250, 496, 180)}, "no_grade"),
        ({"sanctions": given_in(2026, "demerit")}, "comment_only"),
        ({"sanctions": given_in(2026, "party_serious_warning")}, "comment_only"),
        ({"sanctions": given_in(2026, "great_demerit")}, "no_grade"),
        ({"sanctions": given_in(2025, "great_demerit")}, "no_grade"),
        ({"sanctions": given_in(2025, "rank_lowered")}, "no_grade"),
        ({"sanctions": given_in(2025, "post_stripped")}, "no_grade"),
        ({"sanctions": given_in(2024, "great_demerit")}, "graded"),
        ({"sanctions": given_in(2025, "demerit")}, "graded"),
        ({"away": Away(248, 496, 180)}, "graded"),
    ],
)
def test_rule_22_who_gets_no_grade(facts, outcome):
    """《公务员考核规定》(2020修订) 第二十五至二十九条 (二手来源)."""
    found = graded(proposal="competent", **facts)

    assert found.outcome == outcome
    assert (found.grade is None) == (outcome != "graded")


def test_rule_22_half_a_year_is_counted_as_the_setting_says():
    """The rule does not define half a year (待核实): over half of the work days, or over 183 calendar days."""
    own = [Figure("grading.half_year_basis", "", "calendar_days", "", date(2021, 1, 1), None, "本单位规定")]

    assert not half_year(Away(248, 496, 200), YEAR_END).is_over
    assert half_year(Away(248, 496, 184), YEAR_END, own).is_over
    assert not half_year(Away(260, 496, 183), YEAR_END, own).is_over


def test_rule_22_before_2020_one_was_not_assessed_at_all():
    found = grade_of(YearFacts(2019, away=Away(250, 496, 180)))

    assert (found.outcome, found.allowed) == ("not_assessed", frozenset())


@pytest.mark.parametrize(("days", "there"), [(182, False), (183, True)])
def test_rule_22_a_seconded_person_is_graded_where_she_worked_more_than_half_the_year(days, there):
    assert graded_elsewhere(days, 365).ok == there


@pytest.mark.parametrize("code", ["admonition_talk", "post_adjusted", "party_warning", "warning"])
def test_rule_23_a_warning_forbids_excellent_in_its_year_only(code):
    """党内警告、政务警告、诫勉、调整职务当年不得评为优秀 (二手来源)."""
    this, next_year = (graded(sanctions=given_in(year, code), proposal="excellent") for year in (2026, 2025))

    assert (this.grade, this.allowed) == (None, ALL - {"excellent"})
    assert (next_year.grade, next_year.allowed) == ("excellent", ALL)


@pytest.mark.parametrize(
    ("code", "years"),
    [("party_post_stripped", 0), ("party_probation_1", 1), ("party_probation_2", 2), ("party_expelled", 2)],
)
def test_rule_23_heavy_party_sanctions_make_unfit_and_then_no_grade(code, years):
    """撤销党内职务、留党察看、开除党籍: 当年不称职; 留党察看一年次年, 二年和开除党籍次两年不定等次 (二手来源)."""
    given = date(2023, 5, 6)
    found = [weigh([Sanction(code, given)], year).effect for year in range(2022, 2027)]

    assert found == ["", "unfit"] + ["no_grade"] * years + [""] * (3 - years)


def test_rule_23_refusal_makes_unfit():
    """《公务员考核规定（试行）》(2007) 第二十七条 (二手来源)."""
    assert graded(refuses=True, proposal="competent").grade == "unfit"


def test_rule_23_of_several_sanctions_the_heavier_decides_and_all_are_told():
    found = graded(sanctions=given_in(2026, "warning", "great_demerit"), proposal="competent")

    assert found.outcome == "no_grade"
    assert [word in "".join(found.because) for word in ("政务警告", "政务记大过", "从重")] == [True] * 3


@pytest.mark.parametrize(
    ("admonitions", "warnings", "grade"), [(2, 0, "excellent"), (3, 0, None), (0, 1, None), (0, 2, "unfit")]
)
def test_rule_17_the_ladder_limits_the_grade(admonitions, warnings, grade):
    """福建机关工作人员考核办法 (二手来源)."""
    assert graded(admonitions=admonitions, warnings=warnings, proposal="excellent").grade == grade


def test_the_order_is_fixed_exclusion_goes_before_sanction_and_proposal():
    found = graded(is_on_probation=True, has_open_case=True, refuses=True, proposal="excellent")

    assert found.outcome == "comment_only"


def test_a_year_without_a_row_for_a_sanction_asks_for_one():
    with pytest.raises(LookupError, match="2015年没有收录“政务警告”"):
        grade_of(YearFacts(2015, sanctions=given_in(2015, "warning")))


@given(sanctions, sanctions)
def test_one_more_sanction_never_makes_it_lighter_and_the_heaviest_decides(some, more):
    whole = weigh([*some, *more], 2026)
    alone = [weigh([one], 2026).effect for one in (*some, *more)]

    assert whole.effect == max(alone, key=WEIGHTS.index, default="")
    assert len(whole.because) >= sum(bool(effect) for effect in alone)


facts = st.builds(
    YearFacts,
    year=st.just(2026),
    graded_by=st.sampled_from(["", "市委组织部"]),
    is_on_probation=st.booleans(),
    has_open_case=st.booleans(),
    sanctions=sanctions.map(tuple),
    refuses=st.booleans(),
    admonitions=st.integers(0, 4),
    warnings=st.integers(0, 3),
    proposal=st.none() | st.sampled_from(list(GRADES)),
)


@given(facts)
def test_a_grade_is_always_an_allowed_one_and_every_result_says_why(of):
    found = grade_of(of)

    assert found.grade is None or found.grade in found.allowed
    assert (found.grade is not None) == (found.outcome == "graded")
    assert all(found.because)
    assert len(found.because) > 0


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        (["excellent"], ["嘉奖", "缩短半年"]),
        (["excellent"] * 3, ["三等功"]),
        (["competent", "competent"], ["晋升一档工资"]),
        (["competent"] * 5, ["晋升一个级别"]),
        (["basic"], ["诫勉", "不计为"]),
        (["unfit"], ["降低一个职务或者职级层次"]),
        (["unfit", "unfit"], ["应予辞退"]),
    ],
)
def test_rule_24_effects_of_each_grade(grades, words):
    """《公务员法》第五十条、第八十八条第一项; 《公务员考核规定》第十九至二十一条 (二手来源)."""
    told = "；".join(effect.words for effect in effects_of(grades))

    assert [word in told for word in words] == [True] * len(words)


@pytest.mark.parametrize(
    ("grades", "word"),
    [
        (["excellent", "basic", "excellent", "excellent"], "三等功"),
        (["unfit", None, "unfit"], "辞退"),
        (["competent"], "工资"),
        (["competent"] * 3, "晋升一档"),
    ],
)
def test_rule_24_what_is_not_reached_is_not_told(grades, word):
    told = "；".join(effect.words for effect in effects_of(grades) if "考核年限" not in effect.words)

    assert word not in told


def test_rule_24_only_unfit_may_be_appealed():
    """《公务员法》第九十五条."""
    assert [may_appeal(grade).ok for grade in (*GRADES, None)] == [False, False, False, True, False]


def test_rule_24_the_clock_of_an_appeal():
    """第九十五、九十六条: 复核 30 日内申请、30 日内决定; 申诉 15 日 (直接 30 日), 60 日内处理, 延长 30 日."""
    told = date(2026, 3, 1)
    clock = appeal_clock(told, CALENDAR)

    assert (clock.review_until.due, clock.appeal_until.due) == (date(2026, 3, 31), date(2026, 3, 31))
    assert review_decision_due(told, CALENDAR).due == date(2026, 3, 31)
    assert appeal_after_review_due(told, CALENDAR).due == date(2026, 3, 16)
    assert appeal_decision_due(told, CALENDAR).due == date(2026, 4, 30)
    assert appeal_decision_due(told, CALENDAR, is_extended=True).due == date(2026, 5, 30)


def test_rule_25_the_quarter_report_has_four_parts_and_all_are_filled_in():
    """泉州市妇联 2011: 季度计划、完成情况、存在的主要问题、整改措施."""
    whole = dict.fromkeys(PARTS, "已写")

    assert list(PARTS.values()) == ["季度计划", "完成情况", "存在的主要问题", "整改措施"]
    assert is_whole(whole)
    assert not any(is_whole({**whole, part: ""}) for part in PARTS)


@pytest.mark.parametrize(("people", "most"), [(10, 4), (12, 4), (13, 5), (2, 0)])
def test_rule_25_good_is_held_within_forty_per_cent(people, most):
    """公务员平时考核办法（试行）(待核实)."""
    found = good_cap(people, YEAR_END)

    assert list(REGULAR_GRADES.values()) == ["好", "较好", "一般", "较差"]
    assert found.count == most
    assert "待核实" in found.because[0]


def test_rule_27_only_valid_ballots_are_in_the_denominator_and_few_are_not_shown():
    """民主测评: 无记名, 有效票为分母, 截止前不显示."""
    pile = Pile.of(4).add([1]).add([1]).add([2]).add(None)

    assert [str(share) for share in tally(pile, SCHEMES["grades"]).shares[:2]] == ["66.67", "33.33"]
    assert not may_be_shown(pile.ballots)


def test_every_sanction_has_its_clause_and_says_how_sure_it_is():
    assert all(kind.clause and kind.confidence for kind in KINDS)
