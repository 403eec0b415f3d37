"""基期到目标进度: how much of the way from baseline to target lies behind, against time. Source: outlines/methods §1.6.

p = (actual − baseline) ÷ (target − baseline), the same for what rises and what falls; behind where it is less than the
share of the years that has passed. What began at its target cannot move towards it: by its worst year it is maintained,
or it is not.
"""

from fractions import Fraction

from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.bounds import Bounds
from jinguo.rules.progress.case import Case, Observation, exact
from jinguo.rules.progress.formulas import PERCENT, time_gone, way_gone
from jinguo.rules.progress.way import Way, level_for, way_for
from jinguo.rules.progress.words import aim, answer, of_year, per_cent, said


def baseline(case: Case) -> Attainment:
    """The share of the way in per cent, and whether it keeps up with time; what is to be held is asked whether it was.

    >>> from jinguo.rules.progress.case import Point
    >>> screened = Case("reach", "ge", (Observation(2018, 75.5),), Point(2010, 61.2), Point(2020, 80), unit="%")
    >>> baseline(screened).because.split("：")[1].split("（")[0]
    '走完 76.1%，时间过去 80.0%'
    """
    if case.type == "hold":
        found = level_for("baseline", case, *lacking.LEVEL, lacking.since_baseline)
        return found if isinstance(found, Attainment) else _kept(case, found.bounds)
    way = way_for("baseline", case, *lacking.TARGET, lacking.baseline, lacking.target_later)
    if isinstance(way, Attainment):
        return way
    return _kept(case, way.bounds) if way.begins_inside else _gone(case, way)


def _gone(case: Case, way: Way) -> Attainment:
    share = way_gone(way.actual, way.base, way.edge)
    passed = min(time_gone(Fraction(way.now.year), way.start.year, way.due), Fraction(PERCENT))
    status = "away" if share < 0 or way.went_past else "ahead" if share >= passed else "behind"
    words = f"从{of_year(case, way.start)}到{way.due}年目标 {said(case, way.edge)}，{of_year(case, way.now)}"
    gone = f"走完 {per_cent(share)}，时间过去 {per_cent(passed)}{'，已越过目标范围的另一端' if way.went_past else ''}"
    return answer("baseline", status, f"{words}：{gone}", case=case, value=share)


def _kept(case: Case, bounds: Bounds) -> Attainment:
    """Whether every year since the baseline holds, told by the worst of them."""
    years = _compared(case)
    worst = max(years, key=lambda one: bounds.short_by(_value(one)))
    status = "maintained" if all(bounds.holds(_value(one)) for one in years) else "not_maintained"
    why = "保持类目标，看最差年份" if case.type == "hold" else "基期已达到目标，进度没有定义，改看是否保持"
    words = f"{why}：{len(years)} 个年份中最差的是{of_year(case, worst)}，{aim(case)}"
    return answer("baseline", status, f"{words}：{STATUSES[status].title}", case=case)


def _compared(case: Case) -> list[Observation]:
    """The years since the baseline that have the scope of the last one; what accumulates is asked at its end only."""
    if case.type == "cumulative":
        return [case.now] if case.now else []
    since = case.start.year if case.start else 0
    return [one for one in case.unbroken if one.year >= since]


def _value(one: Observation) -> Fraction:
    return exact(one.value) or Fraction(0)
