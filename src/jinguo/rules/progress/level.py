"""Whether a goal is reached (达标), strictly and with a tolerance. Source: outlines/methods §1.1.

国家统计局 counts 20.1 against 不高于 20 as 基本实现; the tolerance is published nowhere, so it is given, and printed.
"""

from fractions import Fraction

from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.lacking import LEVEL
from jinguo.rules.progress.way import Level, level_for
from jinguo.rules.progress.words import aim, answer, apart, of_year, per_cent


def strict(case: Case) -> Attainment:
    """Reached or not, unrounded.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> mmr = Case("reach", "le", (Observation(2015, 20.1),), target=Point(2020, 20), tolerance=Fraction(1, 100))
    >>> strict(mmr).title, level(mmr).title
    ('未达标', '基本达标')
    """
    found = level_for("strict", case, *LEVEL)
    if isinstance(found, Attainment):
        return found
    status = "reached" if found.bounds.holds(found.actual) else "not_reached"
    return answer("strict", status, f"{_compared(case, found)}：{STATUSES[status].title}{_chance(case)}", case=case)


def level(case: Case) -> Attainment:
    """Reached, basically reached within the tolerance, or not; the value is the miss in per cent of the target.

    A strict bound (低于 12) that is met exactly misses by nothing and is basically reached where a tolerance is given.
    """
    found = level_for("level", case, *LEVEL)
    if isinstance(found, Attainment):
        return found
    off = miss(case, found)
    status = _three_way(case, found, off)
    words = f"{_compared(case, found)}{_tolerated(case, found, off)}：{STATUSES[status].title}{_chance(case)}"
    return answer("level", status, words, case=case, value=off)


def miss(case: Case, found: Level) -> Fraction | None:
    """By how many per cent of the target a value misses it: 0 where it is reached, None where the target is 0."""
    gap, at = found.bounds.gap(found.actual), abs(case.wanted.level or Fraction(0))
    if not gap:
        return Fraction(0)
    return gap / at * 100 if at else None


def _three_way(case: Case, found: Level, off: Fraction | None) -> str:
    if found.bounds.holds(found.actual):
        return "reached"
    if case.tolerance is None or off is None:
        return "not_reached"
    return "basically_reached" if off <= Fraction(case.tolerance) * 100 else "not_reached"


def _compared(case: Case, found: Level) -> str:
    """The two figures, and what lies between them."""
    gap = found.bounds.gap(found.actual)
    side = "差" if found.bounds.low is not None and found.actual < found.bounds.low else "高"
    off = f"，{side} {apart(case, gap)}" if gap else ""
    return f"{of_year(case, found.now)}，{aim(case)}{off}"


def _tolerated(case: Case, found: Level, off: Fraction | None) -> str:
    if found.bounds.holds(found.actual):
        return ""
    if case.tolerance is None:
        return "，没有定容差"
    if off is None:
        return "，目标为 0，容差不适用"
    return f"，相当于目标的 {per_cent(off)}，容差 {per_cent(Fraction(case.tolerance) * 100)}"


def _chance(case: Case) -> str:
    """What has to be said of a verdict on few cases."""
    if case.small is None or case.now is None or case.now.cases is None or case.now.cases >= case.small:
        return ""
    return f"；只有 {case.now.cases} 例，少于 {case.small} 例，一年的值受偶然影响大，请看多年合并"
