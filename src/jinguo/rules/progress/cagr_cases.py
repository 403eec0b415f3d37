"""The CAGR ratio of a case, of an indicator with several series, and by the UN Progress Chart.

Source: outlines/methods §2, §4.
"""

from collections.abc import Sequence
from statistics import fmean

from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.cagr import METHOD, Found, Growth, growth_of, targeted, untargeted
from jinguo.rules.progress.cagr_scale import status_of_score
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.way import Way, way_for
from jinguo.rules.progress.words import answer, apart, plain

CHART = ((0.95, "on_track"), (0.5, "fair_progress"), (-0.1, "stagnation"))
GROWS = (lacking.baseline, lacking.a_level, lacking.many)


def cagr(case: Case) -> Attainment:
    """The CAGR ratio of a case; a goal that improves or falls without a number has its signed growth.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> cagr(Case("reach", "le", (Observation(2024, 6.8),), Point(2015, 8.1), Point(2025, 8))).status
    'target_achieved'
    """
    found = _untargeted(case) if case.target is None and case.type in ("improve", "reduce") else _targeted(case)
    if isinstance(found, Attainment):
        return found
    return answer(METHOD, found.status, found.words, case=case, value=found.value, score=found.score)


def indicator_score(series: Sequence[Attainment | Sequence[Attainment]]) -> Attainment:
    """One indicator of several series: the mean of their scores, a group within it averaged first.

    已达目标 only if every series has it. A series without a score is left out and told. The status of a mean is taken
    from the scores at the thresholds (derived).
    """
    groups = [[one] if isinstance(one, Attainment) else [*one] for one in series]
    scores = [[one.score for one in group if one.score is not None] for group in groups]
    means = [fmean(group) for group in scores if group]
    members = [one for group in groups for one in group]
    told = f"{len(members)} 个分项，{sum(map(len, scores))} 个有得分"
    if not means:
        return answer(METHOD, "not_available", f"{told}，算不出平均得分")
    mean = fmean(means)
    every = all(one.status == "target_achieved" for one in members)
    status = "target_achieved" if every else status_of_score(mean)
    return answer(METHOD, status, f"{told}，组内先平均，平均得分 {plain(mean)}", score=mean)


def progress_chart(case: Case) -> Attainment:
    """The class of the UN Progress Chart by the same ratio, with the distance to the target beside it (待核实)."""
    way = way_for("progress_chart", case, *lacking.TARGET, *GROWS)
    if isinstance(way, Attainment):
        return way
    found = toward(case, way)
    ratio = found.value
    if ratio is None:
        return answer("progress_chart", "not_available", found.words, case=case)
    status = next((word for least, word in CHART if ratio >= least), "regression")
    gap = way.bounds.gap(way.actual)
    distance = f"水平距目标 {apart(case, gap)}" if gap else "水平已达目标"
    return answer("progress_chart", status, f"{found.words}；{distance}", case=case, value=ratio)


def toward(case: Case, way: Way) -> Found:
    """The ratio towards the edge of the target that the baseline has to get to."""
    if None not in (way.bounds.low, way.bounds.high):
        if way.begins_inside:
            return Found("not_available", f"{way.start.year}年基期已在允许幅度内，增速不能评价，请看是否保持")
        if way.went_past:
            return Found("not_available", f"{way.now.year}年已越过允许幅度的另一端，增速不能评价")
        return targeted(_growth(way, 1 if way.rises else -1), way.edge, way.due)
    return targeted(_growth(way, case.sense), way.edge, way.due)


def _targeted(case: Case) -> Found | Attainment:
    way = way_for(METHOD, case, *lacking.TARGET, *GROWS)
    return way if isinstance(way, Attainment) else toward(case, way)


def _untargeted(case: Case) -> Found | Attainment:
    way = way_for(METHOD, case, *lacking.LEVEL, *GROWS)
    return way if isinstance(way, Attainment) else untargeted(_growth(way, case.sense), case.limit)


def _growth(way: Way, direction: int) -> Growth | str:
    return growth_of(way.base, way.start.year, way.actual, way.now.year, direction)
