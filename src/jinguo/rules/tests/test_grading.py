"""The year's grade by its numbered rules, each with its clause: who is graded, and what forbids a grade."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.figure_table import Figure
from jinguo.rules.grading.away import Away, graded_elsewhere, half_year
from jinguo.rules.grading.grades import ALL, DIMENSIONS, GRADES, YearFacts, grade_of
from jinguo.rules.grading.sanctions import KINDS, WEIGHTS, Sanction, sanction_choices, weigh

YEAR_END = date(2026, 12, 31)
CODES = [code for code, _ in sanction_choices()]
given_days = st.dates(date(2022, 1, 1), YEAR_END)
sanctions = st.lists(st.builds(Sanction, st.sampled_from(CODES), given_days), max_size=4)


def graded(**facts):
    return grade_of(YearFacts(2026, **facts))


def given_in(year, *codes):
    return tuple(Sanction(code, date(year, 5, 6)) for code in codes)


def test_rule_19_dimensions_and_grades_are_those_of_the_law():
    """《公务员法》第三十五、三十八条."""
    assert list(DIMENSIONS.values()) == ["德", "能", "勤", "绩", "廉"]
    assert list(GRADES.values()) == ["优秀", "称职", "基本称职", "不称职"]


def test_rule_19_a_leader_is_graded_by_the_higher_body():
    """《公务员法》第三十八条: 领导成员的考核由主管机关按照有关规定办理."""
    found = graded(graded_by="市委组织部", proposal="excellent")

    assert (found.grade, found.outcome, found.allowed) == (None, "elsewhere", frozenset())
    assert "市委组织部" in found.because[0]


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


def test_every_sanction_has_its_clause_and_says_how_sure_it_is():
    assert all(kind.clause and kind.confidence for kind in KINDS)
