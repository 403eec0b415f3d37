"""A score that opens (评分树): points, out of how many, why, and the scores that it is made of.

Nothing is rounded on the way: `exact` is a fraction, and only what is shown or published is rounded, once, half up to
two places (`points`). So the order of the parts never changes a total, and a recomputation is equal to the last bit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jinguo.rules.exact_words import Exact, as_fraction, figure, rounded
from jinguo.rules.scoring.values import Written

# scored: it counts. missing: it counts as nothing because somebody has not reported or rated yet. uncounted: it asks
# for nothing in this period, and counts neither in what is got nor in what can be got.
Standing = Literal["scored", "missing", "uncounted"]
PLACES = 2


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (等次) that a whole score comes to, and one Chinese sentence why."""

    title: str
    because: str


@dataclass(frozen=True, slots=True)
class Score:
    """Points out of `of`, with one Chinese sentence why; of a total, its parts are `children`.

    Outside the base a deduction is negative. `rule` in its `version`, `inputs`, `parameters` and the `unit` of measure
    say how it was computed, in the form in which they are stored; `code` and `title` which item or part it is of.
    `version` is 0 where no rule was asked; only a whole has a grade, and only where its scheme knows grades.
    """

    exact: Fraction
    of: Fraction
    because: str
    children: tuple["Score", ...] = ()
    rule: str = ""
    inputs: Mapping[str, Written] = field(default_factory=dict)
    parameters: Mapping[str, Written] = field(default_factory=dict)
    code: str = ""
    title: str = ""
    standing: Standing = "scored"
    version: int = 0
    unit: str = ""
    grade: Grade | None = None

    @property
    def points(self) -> Decimal:
        """The points as they are shown and published: half up to two places."""
        return rounded(self.exact, PLACES)

    @property
    def full(self) -> Decimal:
        """What can be got, as it is shown."""
        return rounded(self.of, PLACES)

    @property
    def is_counted(self) -> bool:
        """Whether it stands in the total at all."""
        return self.standing != "uncounted"

    def walk(self) -> Iterator["Score"]:
        """This score and all below it, from the top."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, code: str) -> "Score | None":
        """The score of an item or a part below, or None."""
        return next((score for score in self.walk() if score.code == code), None)

    def missing(self) -> list["Score"]:
        """The scores below that wait for a report or a rating: what a publication has to ask for first."""
        return [score for score in self.walk() if score.standing == "missing" and not score.children]

    def named(self, code: str, title: str) -> "Score":
        """The same score as that of an item."""
        return replace(self, code=code, title=title)


def scored(exact: Exact, of: Exact, because: str) -> Score:
    """Points that count.

    >>> scored(Fraction(20, 3), 10, "").points
    Decimal('6.67')
    """
    return Score(as_fraction(exact), as_fraction(of), because)


def missing(of: Exact, because: str) -> Score:
    """No points, because what they would rest on has not come in."""
    return Score(Fraction(0), as_fraction(of), because, standing="missing")


def uncounted(of: Exact, because: str) -> Score:
    """Nothing was asked for, so nothing is counted."""
    return Score(Fraction(0), as_fraction(of), because, standing="uncounted")


def points_words(points: Exact) -> str:
    """Points in a sentence.

    >>> points_words(Fraction(63, 2)), points_words(Fraction(20, 3))
    ('31.5 分', '约 6.67 分')
    """
    return figure(points, unit="分")


def percent_words(percent: Exact) -> str:
    """A number of per cent in a sentence.

    >>> percent_words(90), percent_words(Fraction(200, 3))
    ('90%', '约 66.67%')
    """
    return figure(percent, unit="%")


def share_of(of: Exact, percent: Exact, words: str) -> Score:
    """A share of the points, with the multiplication as its last words.

    >>> share_of(30, 90, "完成 90%").because
    '完成 90%，30 分 × 90% = 27 分'
    """
    exact = as_fraction(of) * as_fraction(percent) / 100
    return scored(exact, of, f"{words}，{points_words(of)} × {percent_words(percent)} = {points_words(exact)}")
