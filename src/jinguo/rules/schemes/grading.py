"""The grade of a whole (等次): by thresholds of points, and never better than a veto that has fallen allows.

Source: appraisal §4: results come with a grade such as 优秀 (泉州市绩效结果通报，二手来源); 一票否决 of yearly schemes.
The thresholds are the scheme's (待核实).
"""

from collections.abc import Iterable

from jinguo.rules.schemes.composition import Veto
from jinguo.rules.schemes.scheme import Level, Scheme
from jinguo.rules.scoring.score import Grade, Score, points_words


def grade_of(scheme: Scheme, whole: Score, fallen: Iterable[Veto] = ()) -> Grade | None:
    """The grade of a whole score under a scheme, given the vetoes that have fallen; None where it knows no grades.

    Where parts do not count in the period, the points are first scaled to the scheme's total. A veto with a grade
    lowers the grade to its own; one with a cap alone works through the points.

    >>> from fractions import Fraction
    >>> from jinguo.rules.scoring import scored
    >>> levels = Level("优秀", Fraction(90)), Level("合格", Fraction(0))
    >>> scheme = Scheme("x", "办法", Fraction(100), (), levels=levels)
    >>> grade_of(scheme, scored(46, 50, ""))
    Grade(title='优秀', because='得 46 分，满分 50 分，折合 100 分制 92 分，优秀从 90 分起')
    """
    if not scheme.levels:
        return None
    titles = [level.title for level in scheme.levels]
    level, because = _by_points(scheme, whole)
    lowered = [(titles.index(grade), veto) for veto in fallen if (grade := scheme.grade_by(veto.title))]
    place, veto = max(lowered, key=lambda one: one[0], default=(-1, None))
    if veto is None or place <= titles.index(level.title):
        return Grade(level.title, because)
    return Grade(titles[place], f"{because}；一票否决“{veto.title}”（{veto.reason}），定为{titles[place]}")


def _by_points(scheme: Scheme, whole: Score) -> tuple[Level, str]:
    """The grade by the exact points alone."""
    points, told = whole.exact, f"得 {points_words(whole.exact)}"
    if whole.of and whole.of != scheme.total:
        points = whole.exact * scheme.total / whole.of
        scale = f"折合 {points_words(scheme.total)}制 {points_words(points)}"
        told = f"{told}，满分 {points_words(whole.of)}，{scale}"
    level = next((one for one in scheme.levels if points >= one.least), scheme.levels[-1])
    return level, f"{told}，{level.title}从 {points_words(level.least)}起"
