"""Points that people give (评价类): marks of raters, and secret ballots.

How marks are trimmed and ballots counted is told in `rules.ratings` and `rules.ballots`; here they become points of an
item, exact until the total is rounded.
"""

from decimal import Decimal
from fractions import Fraction

from jinguo.rules import ballots, ratings
from jinguo.rules.exact_words import as_decimal, figure
from jinguo.rules.scoring.declaring import ScoringError
from jinguo.rules.scoring.score import Score, missing, percent_words, share_of

HUNDRED = Fraction(100)
FORMS: dict[str, str] = {code: one.title for code, one in ballots.SCHEMES.items() if one.points}


def rating(
    of: Fraction, *, marks: tuple[Fraction, ...] | None, out_of: Fraction | None = None, trim: bool = False
) -> Score:
    """Points by the mean of marks (评分), each out of `out_of` (the item's own points where empty).

    With `trim` and five marks or more the highest and the lowest one are left aside. One mark is a figure that the
    office types in. Raises ScoringError for a mark below 0 or above `out_of`.

    >>> rating(Fraction(25), marks=(Fraction(90), Fraction(80)), out_of=Fraction(100)).because
    '2 人评分，平均 85 分，满分 100 分，为 85%，25 分 × 85% = 21.25 分'
    """
    if not marks:
        return missing(of, "还没有人评分")
    most = of if out_of is None else out_of
    for mark in marks:
        if not 0 <= mark <= most:
            raise ScoringError(f"评分 {figure(mark)} 分不在 0 到 {figure(most)} 之间，请改正")
    mean = ratings.average([_decimal(mark) for mark in marks], trim=trim)
    percent = HUNDRED * Fraction(mean.total) / mean.counted / most if most else HUNDRED
    return share_of(of, percent, f"{mean.because}，满分 {figure(most, unit='分')}，为 {percent_words(percent)}")


def ballot(of: Fraction, *, votes: tuple[Fraction, ...] | None, form: str = "grades") -> Score:
    """Points by a counted ballot (民主测评): the mean of what each valid vote is worth out of 100.

    `votes` are how often each option of the form was marked, the best option first; abstentions are left out. Without
    a valid vote there is nothing to score. Raises ScoringError where the counts do not fit the form. Source:
    党政机关领导干部实绩量化考核办法 (100/80/60/40 over valid ballots).

    >>> ballot(Fraction(25), votes=(Fraction(10), Fraction(6), Fraction(3), Fraction(1))).points
    Decimal('21.25')
    """
    scheme = ballots.SCHEMES[form]
    if votes is None or not sum(votes):
        return missing(of, "还没有有效票")
    if len(votes) != len(scheme.options) or any(count < 0 or count.denominator > 1 for count in votes):
        raise ScoringError(f"票数要按{'、'.join(scheme.options)}各填一个，不能小于 0，请改正")
    counts = tuple(map(int, votes))
    counted = ballots.tally(ballots.Pile(sum(counts), 0, counts), scheme)
    percent = Fraction(sum(count * worth for count, worth in zip(counts, scheme.points, strict=True)), sum(counts))
    return share_of(of, percent, counted.because)


def _decimal(mark: Fraction) -> Decimal:
    exact = as_decimal(mark)
    if exact is None:
        raise ScoringError(f"评分 {figure(mark)} 分除不尽，请填到小数")
    return exact
