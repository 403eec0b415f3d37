"""The course of an appraisal by its numbered rules: steps in order, publicity, effects, appeal, quarters, ballots."""

from datetime import date, timedelta

import pytest

from jinguo.rules.ballots import SCHEMES, Pile, may_be_shown, tally
from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.grading.effects import (
    appeal_after_review_due,
    appeal_clock,
    appeal_decision_due,
    effects_of,
    may_appeal,
    review_decision_due,
)
from jinguo.rules.grading.grades import GRADES
from jinguo.rules.grading.quota import good_cap
from jinguo.rules.grading.regular import PARTS, REGULAR_GRADES, is_whole
from jinguo.rules.grading.steps import STEPS, Course, excellent_publicity, may_take

CALENDAR = shipped_calendar()
YEAR_END = date(2026, 12, 31)


def test_rule_05_the_excellent_list_is_public_for_five_work_days_from_its_first():
    """公示首日计入: from 2026-04-30 to 2026-05-09; from 2026-12-24 to 2026-12-30."""
    ends = [excellent_publicity(day, CALENDAR).due for day in (date(2026, 4, 30), date(2026, 12, 24))]

    assert ends == [date(2026, 5, 9), date(2026, 12, 30)]


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
