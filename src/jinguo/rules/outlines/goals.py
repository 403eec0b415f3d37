"""A target of an outline as a goal of a plan (纲要目标列入方案): what is taken over, and what must be known first.

Source: methods.md §1 (types of target, shares of the baseline as rules), decomposition.md §9; a text target needs a
holder, a standard and a date.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinguo.rules.goal_levels import holds
from jinguo.rules.outlines.indicators import indicators
from jinguo.rules.outlines.names import observed_for
from jinguo.rules.outlines.targets import Target
from jinguo.rules.verdict import Verdict, all_of

PREFIX = "indicator."
TENTH = Decimal("0.1")
MOVING = ("reach", "improve", "reduce")  # types whose level goes from the baseline to the target


@dataclass(frozen=True, slots=True)
class Asked:
    """What a goal asks for at the end: a level, or a share of the baseline as it is written."""

    value: Decimal | None
    text: str


def may_list(target: Target, *, share: str = "", standard: str = "", due: object = None) -> Verdict:
    """Whether a target can be taken into a plan, with everything that must be known first.

    >>> from jinguo.rules.outlines.targets import find
    >>> may_list(find("women_2021_2030", "residents_committee_women_share")).reason
    '“左右”的目标先在纲要里设允许幅度'
    """
    relative = target.comparator == "relative"
    is_text = target.type == "deliverable"
    return all_of(
        (target.comparator != "band" or target.band is not None, "“左右”的目标先在纲要里设允许幅度"),
        (not relative or target.baseline is not None, "“比基期增减”的目标先要有基期值"),
        (not relative or bool(share), "“比基期增减”的目标没有写增减多少"),
        (is_text or target.value is not None, "没有目标值，先在纲要里补上"),
        (not is_text or bool(standard.strip()), "文字目标先写完成标准"),
        (not is_text or due is not None, "文字目标先写完成日"),
    )


def goal_facts(target: Target) -> dict[str, Any]:
    """The columns of the goal: type, comparator, baseline, unit, band, source, and how its parts add up.

    A level is no sum: over time the last one counts, all units answer for the same value with their shares, and every
    county is to reach it. The source is the indicator where the names are the same (口径相同), else it is reported.
    """
    return {
        "title": target.title,
        "type": target.type,
        "comparator": target.comparator,
        "band": target.band,
        "baseline": target.baseline,
        "baseline_year": target.baseline_year,
        "unit_of_measure": "" if target.type == "deliverable" else target.unit,
        "grain": grain(target),
        "source": source_of(target),
        "over_time": "last",
        "over_units": "assign",
        "over_regions": "every",
    }


def source_of(target: Target) -> str:
    """The measure that tells of it; empty where no series has the same meaning."""
    name = observed_for(target)
    if name is None or name.relation != "same":
        return ""
    return next((f"{PREFIX}{code}" for code, one in indicators().items() if one.title == name.observed), "")


def grain(target: Target) -> Decimal:
    """The smallest step of its levels: a tenth, or as fine as the target itself is written.

    >>> from jinguo.rules.outlines.targets import find
    >>> grain(find("children_2021_2030", "beds_per_1000")), grain(find("women_2021_2030", "mmr"))
    (Decimal('0.01'), Decimal('0.1'))
    """
    places = Decimal(str(target.value)).as_tuple().exponent if isinstance(target.value, int | float | Decimal) else 0
    return min(TENTH, Decimal(1).scaleb(int(places)))


def path_method(target: Target, *, has_milestone: bool) -> tuple[str, str]:
    """How its years are proposed, and why: by the milestone, evenly, by one ratio, or all at the target itself.

    A rate of deaths falls by a ratio (methods.md §1.7); what has reached its target at the baseline is kept there.

    >>> from jinguo.rules.outlines.targets import find
    >>> path_method(find("women_2021_2030", "maternal_management"), has_milestone=False)
    ('same', '基期已达到目标，各年都要保持')
    """
    if target.baseline is None:
        return "same", "没有基期值，各年先按最终目标，可以再改"
    if target.type not in MOVING:
        return "same", "保持类目标，各年同值"
    if target.comparator != "relative" and _is_reached(target):
        return "same", "基期已达到目标，各年都要保持"
    if has_milestone:
        return "milestone", "有节点值，节点之间等量变化"
    if target.direction < 0 and target.baseline > 0:
        return "geometric", "下降的比率，各年按同一比例"
    return "linear", "从基期到最终目标，各年等量"


def _is_reached(target: Target) -> bool:
    if target.value is None or target.baseline is None or target.comparator == "text":
        return False
    return holds(target.baseline, target.value, target.comparator, target.band)  # type: ignore[arg-type]
