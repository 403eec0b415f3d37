"""The thresholds and scores of the CAGR ratio: from R or from growth a year to a status and −5 … +5.

Source: outlines/methods §2, Statistics Canada. With a target the published code has rounded slopes (4.1667 R − 2.5
below 0.6, 7.1429 R − 4.2857 above), and so have these; without one the score is linear between the named points.
"""

from bisect import bisect_right
from collections.abc import Sequence

BEST, WORST = 5.0, -5.0
WORDS = ("deterioration", "limited_progress", "moderate_progress", "substantial_progress")
RATIOS = (0.0, 0.60, 0.95)
TURN = 0.6
SCORES = (-2.5, 0.0, 2.5)  # the scores at those ratios, and at those of growth
GROWTHS = (0.0, 0.005, 0.015)
SLOWEST, FASTEST = -0.02, 0.02


def status_of_ratio(ratio: float) -> str:
    """The published word for R.

    >>> [status_of_ratio(ratio) for ratio in (0.95, 0.6, 0.0, -0.01)]
    ['substantial_progress', 'moderate_progress', 'limited_progress', 'deterioration']
    """
    return WORDS[bisect_right(RATIOS, ratio)]


def score_of_ratio(ratio: float) -> float:
    """−5 at R ≤ −0.6, 0 about 0.6, +5 at R ≥ 1.3.

    >>> [round(score_of_ratio(ratio), 4) for ratio in (-1, 0, 0.901090, 1.3)]
    [-5.0, -2.5, 2.1507, 5.0]
    """
    score = 4.1667 * ratio - 2.5 if ratio < TURN else 7.1429 * ratio - 4.2857
    return min(max(score, WORST), BEST)


def status_of_growth(growth: float, factor: float = 1.0) -> str:
    """The word for a signed growth a year without a target; thresholds above 0 are scaled by the factor C of a limit.

    >>> status_of_growth(0.015), status_of_growth(0.0), status_of_growth(0.01, factor=0.5)
    ('substantial_progress', 'limited_progress', 'substantial_progress')
    """
    return WORDS[bisect_right([each * factor for each in GROWTHS], growth)]


def score_of_growth(growth: float, factor: float = 1.0) -> float:
    """−5 at −2 % a year, −2.5 at 0, 0 at 0.5 % C, 2.5 at 1.5 % C, +5 at 2 % C; linear between.

    >>> [score_of_growth(growth) for growth in (-0.03, 0, 0.005, 0.015, 0.02)]
    [-5.0, -2.5, 0.0, 2.5, 5.0]
    """
    xs = [SLOWEST, *(each * factor for each in GROWTHS), FASTEST * factor]
    return between(growth, xs, [WORST, *SCORES, BEST])


def status_of_score(score: float) -> str:
    """The word for a mean of scores: the scores at the thresholds are the thresholds (derived).

    >>> status_of_score(2.5), status_of_score(-2.6)
    ('substantial_progress', 'deterioration')
    """
    return WORDS[bisect_right(SCORES, score)]


def between(x: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """The value at x on straight lines through rising points, level beyond both ends; at a jump the upper one.

    >>> between(1.5, [0, 1, 2], [0, 10, 30]), between(9, [0, 1], [0, 10]), between(0, [-1, 0, 0], [1, 2, 3])
    (20.0, 10, 3)
    """
    place = bisect_right(xs, x)
    if place == 0:
        return ys[0]
    if place == len(xs):
        return ys[-1]
    low, high = xs[place - 1], xs[place]
    return ys[place - 1] + (ys[place] - ys[place - 1]) * (x - low) / (high - low)
