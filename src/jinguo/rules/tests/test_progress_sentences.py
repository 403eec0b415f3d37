"""Sentences of monitoring reports: by 国家统计局's wording, and what never stands in one."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.progress import Case, Observation, Point, verdict
from jinguo.rules.progress.sentences import change_words, target_sentence, value_words


def case(now, target, comparator="ge", unit="%", base=None, **more):
    begun = Point(2010, Decimal(base)) if base is not None else None
    seen = (Observation(2020, Decimal(now), **more),)
    asked = None if target is None else Point(2020, Decimal(target))
    kind = "reduce" if comparator in ("le", "lt") else "reach"
    return Case(kind, comparator, seen, begun, asked, unit=unit, year=2020, tolerance=Fraction(1, 100))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            case("16.9", 20, "le", "/10万", "30"),
            "由2010年的30.0/10万下降到2020年的16.9/10万，下降43.7%，达到目标（20/10万以下）",
        ),
        (case("24.2", 30), "24.2%，目标30%以上，未达标"),
        (case("95.2", 95, base="91.1"), "由2010年的91.1%上升到2020年的95.2%，上升4.1个百分点，达到目标（95%以上）"),
        (case("79.5", 80, base="79.5"), "2020年为79.5%，与2010年持平，目标80%以上，基本达标"),
        (case("12", 12, "lt", "‰", "15"), "由2010年的15.0‰下降到2020年的12.0‰，下降20%，目标低于12‰，基本达标"),
        (case("40.05", 45, base="40"), "由2010年的40.0%上升到2020年的40.05%，上升0.05个百分点，目标45%以上，未达标"),
        (case("3", 5, "le", "/10万", "0"), "由2010年的0.0/10万上升到2020年的3.0/10万，达到目标（5/10万以下）"),
        (
            case("95.2", 95, base="91.1", breaks=True),
            "95.2%（2020年起口径有变化，不能与2010年基期比较），达到目标（95%以上）",
        ),
    ],
)
def test_a_target_is_told_as_the_reports_tell_it(found, words):
    assert target_sentence("率", found, verdict(found, "level")) == f"率{words}"


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2), st.booleans())
def test_points_and_per_cent_never_mix_and_the_way_is_the_way_of_the_figures(now, before, is_rate):
    words = change_words(Fraction(now), Fraction(before), "2010年", is_rate=is_rate)

    assert ("百分点" in words) == (is_rate and now != before)
    assert not (is_rate and "%" in words)
    assert ("下降" in words) == (now < before)
    assert not ("上升" in words and "下降" in words)


def test_without_a_value_of_the_year_there_is_nothing_to_say():
    with pytest.raises(ValueError, match="没有当年的监测值"):
        value_words(Case("reach", "ge", (Observation(2018, 3),), target=Point(2020, 5), year=2020))
