"""现状指数 and 预期进展 of UN ESCAP. Source: outlines/methods §3.

The formula of one sub-indicator and the limits of the classes are 待核实, and the weights of the years are not in the
technical notes: here the years since the first count 1, 2, 3 …
"""

from fractions import Fraction

from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.case import Case, exact
from jinguo.rules.progress.formulas import anticipated_gap, line, status_index
from jinguo.rules.progress.way import way_for
from jinguo.rules.progress.words import aim, answer, nearly, of_year, per_cent, plain, said

ASKED = (*lacking.WAY, lacking.a_level, lacking.many)
# Per cent of the progress required; 待核实.
CLOSE, WHOLE = 10, 100


def current_status(case: Case) -> Attainment:
    """How much has been done since the baseline: 10 is the target, below 0 is the wrong way.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> current_status(Case("reach", "le", (Observation(2025, 6.6),), Point(2020, 7.5), Point(2030, 6))).value
    6.0
    """
    way = way_for("current_status", case, *ASKED)
    if isinstance(way, Attainment):
        return way
    index = status_index(1 if way.rises else -1, way.actual, way.base, way.edge)
    words = f"{of_year(case, way.start)}，{of_year(case, way.now)}，{aim(case)}"
    return answer(
        "current_status", "measured", f"{words}：指数 {plain(float(index), 1)}，10 为达到目标", case=case, value=index
    )


def anticipated(case: Case) -> Attainment:
    """Whether the target will be reached at this pace; the value is the gap in per cent of the progress required.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> seen = (Observation(2020, 7.5), Observation(2021, 7.4), Observation(2022, 7.3))
    >>> anticipated(Case("reach", "le", seen, Point(2020, 7.5), Point(2030, 6))).status
    'accelerate'
    """
    way = way_for("anticipated", case, *ASKED, lacking.ahead, two_points)
    if isinstance(way, Attainment):
        return way
    predicted = weighted_line(case, way.due)
    gap = Fraction(0) if way.bounds.holds(predicted) else anticipated_gap(predicted, way.base, way.edge)
    status = "maintain" if gap <= CLOSE else "accelerate" if gap <= WHOLE else "reverse"
    words = f"按{case.unbroken[0].year}—{way.now.year}年 {len(case.unbroken)} 个数据点近年加权的直线（权数 1、2、3……）"
    due = f"{way.due}年预计 {nearly(case, predicted)}，目标 {said(case, way.edge)}"
    return answer("anticipated", status, f"{words}，{due}，差距占应有进展的 {per_cent(gap)}", case=case, value=gap)


def two_points(case: Case) -> str:
    """A line asks for two points."""
    return "" if len(case.unbroken) > 1 else f"只有{case.unbroken[0].year}年一个数据点，连不成直线"


def weighted_line(case: Case, year: int) -> Fraction:
    """The value of a year on the line in which later years weigh more."""
    first = case.unbroken[0].year
    xs = [Fraction(one.year - first) for one in case.unbroken]
    slope, at_first = line(xs, [exact(one.value) or Fraction(0) for one in case.unbroken], [x + 1 for x in xs])
    return Fraction(at_first + slope * (year - first))
