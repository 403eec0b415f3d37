"""节点值: the halfway level of a target, taken from the plans that serve its outline."""

from jinguo.rules.outlines.targets import Target, targets
from jinguo.rules.outlines.vocabulary import OUTLINES
from jinguo.rules.progress.case import Point


def milestone_of(target: Target) -> Point | None:
    """The level that a plan below the outline asks for on the way, with its source; None where none does.

    Only the same indicator and group counts, in a year before the outline's own and a plan for the same area: a target
    of another programme for the same year (20 and 18 of 2020) stays beside it, it is no milestone.
    Source: outlines/methods §1.7 (5岁以下儿童死亡率 7.5 → 6.6 → 6.0).

    >>> from jinguo.rules.outlines.targets import find
    >>> milestone_of(find("children_2021_2030", "u5mr")).year, milestone_of(find("women_2011_2020", "mmr"))
    (2025, None)
    """
    below = [code for code, one in OUTLINES.items() if one.above == target.outline and one.level == "部门"]
    found = [one for code in below for one in targets()[code] if _leads_to(one, target)]
    return min((one.point for one in found if one.point), key=lambda point: point.year, default=None)


def _leads_to(one: Target, target: Target) -> bool:
    same = (one.indicator, one.disaggregation, one.comparator) == (
        target.indicator,
        target.disaggregation,
        target.comparator,
    )
    return bool(same and one.indicator and one.year and target.year and one.year < target.year)
