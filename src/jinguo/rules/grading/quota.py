"""How many may be excellent (优秀名额): the cap by law, rounded so that it is never broken.

Source: rules 20 and 25: 20 % of those who should take part, 25 % only with the recorded agreement of the civil service
authority; 好 of the regular appraisal 40 % (待核实). Numbers and rounding are rows of `figures/grading.toml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.grading.grades import Outcome
from jinguo.rules.wording import date_words

Rounding = Literal["floor", "half_up", "ceil"]
ROUNDINGS: dict[Rounding, str] = {"floor": "舍去零头", "half_up": "四舍五入", "ceil": "零头进一"}
NOT_COUNTED: tuple[Outcome, ...] = ("elsewhere", "not_assessed")
UNGRADED: tuple[Outcome, ...] = ("comment_only", "no_grade", "held")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of the civil service authority to the higher share: its number and day, both recorded."""

    number: str
    day: date

    def __post_init__(self) -> None:
        if not self.number.strip():
            raise ValueError("提高优秀比例要有公务员主管部门的同意文号，请填写文号")


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that may be excellent of so many who should take part, and why, line by line."""

    count: int
    should_take_part: int
    because: tuple[str, ...]


def should_take_part(outcomes: Iterable[Outcome], *, with_ungraded: bool = True) -> int:
    """How many should take part: all but those assessed elsewhere or not at all.

    Whoever takes part without a grade counts by default (rule 20, a setting).

    >>> should_take_part(["graded", "no_grade", "elsewhere"]), should_take_part(["no_grade"], with_ungraded=False)
    (2, 0)
    """
    left_out = NOT_COUNTED if with_ungraded else (*NOT_COUNTED, *UNGRADED)
    return sum(1 for one in outcomes if one not in left_out)


def excellent_cap(
    people: int, on: date, agreement: Agreement | None = None, *, least_one: bool = False, own: Iterable[Figure] = ()
) -> Cap:
    """The cap of 优秀 on a day; an agreement of a later day does not count yet.

    >>> excellent_cap(29, date(2026, 12, 18)).because[-1]
    '应参加考核 29 人 × 20% = 5.8 人，舍去零头，优秀不超过 5 人'
    """
    rows = tuple(own)
    agreed = agreement is not None and agreement.day <= on
    share = figure("grading.excellent_share_agreed" if agreed else "grading.excellent_share", on, rows)
    lines = [f"{share.title} {share.value}%（{share.source}）"]
    if agreement:
        effect = "" if agreed else "，晚于核定日，不适用"
        lines.append(f"公务员主管部门同意文号 {agreement.number}（{date_words(agreement.day, on)}）{effect}")
    return _cap(people, share, _rounding(on, rows), "优秀", lines, least_one=least_one)


def good_cap(people: int, on: date, own: Iterable[Figure] = ()) -> Cap:
    """The cap of 好 in the regular appraisal (平时考核), rounded as the one of 优秀.

    >>> good_cap(12, date(2026, 3, 31)).count
    4
    """
    rows = tuple(own)
    share = figure("grading.good_share", on, rows)
    return _cap(people, share, _rounding(on, rows), "“好”等次", [f"{share.title} {share.value}%（{share.source}）"])


def _rounding(on: date, own: tuple[Figure, ...]) -> Rounding:
    value = figure("grading.excellent_rounding", on, own).value
    return next(one for one in ROUNDINGS if one == value)


def _cap(
    people: int, share: Figure, rounding: Rounding, what: str, lines: list[str], *, least_one: bool = False
) -> Cap:
    exact = Fraction(people) * Fraction(share.number) / 100
    count = _rounded(exact, rounding)
    words = f"应参加考核 {people} 人 × {share.value}% = {float(exact):g} 人，{ROUNDINGS[rounding]}"
    if least_one and not count and people:
        count, words = 1, f"{words}后不足 1 人，按至少 1 人计"
    return Cap(count, people, (*lines, f"{words}，{what}不超过 {count} 人"))


def _rounded(exact: Fraction, rounding: Rounding) -> int:
    if rounding == "half_up":
        return floor(exact + Fraction(1, 2))
    return ceil(exact) if rounding == "ceil" else floor(exact)
