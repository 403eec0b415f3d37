"""差距: how far a value still is from what is asked for, in the words of its unit; no judgement beyond the bound."""

from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.way import level_for
from jinguo.rules.progress.words import apart
from jinguo.rules.wording import NOT_APPLICABLE


def to_go(case: Case) -> str:
    """What is still missing to the target, or the room beyond it; — where there is no value or no level.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> to_go(Case("reach", "ge", (Observation(2020, 24.2),), target=Point(2020, 30), unit="%"))
    '差 5.8 个百分点'
    >>> to_go(Case("reach", "le", (Observation(2020, 16.9),), target=Point(2020, 20), unit="/10万"))
    '已达到，余 3.1 个十万分点'
    """
    found = level_for("strict", case, *lacking.LEVEL)
    if isinstance(found, Attainment):
        return NOT_APPLICABLE
    short = found.bounds.short_by(found.actual)
    if not found.bounds.holds(found.actual):
        return f"差 {apart(case, short)}" if short else "刚好在界限上，还没有达到"
    return f"已达到，余 {apart(case, -short)}" if short else "刚好达到"
