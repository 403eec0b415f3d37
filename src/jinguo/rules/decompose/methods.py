"""The methods of decomposition (分解方法): which there are, where each fits, and the one door to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinguo.rules.decompose import amounts, levels
from jinguo.rules.decompose.proposal import Key, NoProposalError, Proposal, Request
from jinguo.rules.exact_words import Exact
from jinguo.rules.goal_values import Axis, Way


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its Chinese name, how it proposes amounts that add up, and how levels; None where it does not fit."""

    title: str
    amounts: Callable[[Request[Any]], Proposal[Any]] | None = None
    levels: Callable[[Request[Any]], Proposal[Any]] | None = None


METHODS: dict[str, Method] = {
    "equal": Method("平均分解", amounts.equal),
    "proportional": Method("按比例分解", amounts.proportional),
    "seasonal": Method("按上年分布", amounts.seasonal),
    "linear": Method("等量递进", amounts.linear, levels.linear),
    "geometric": Method("等比递进", amounts.geometric, levels.geometric),
    "milestone": Method("按节点值", amounts.milestone, levels.milestone),
    "same": Method("各自同值", levels=levels.same),
}
# What a form offers; `linear` gives the same amounts as `equal` and is offered for levels only.
_OFFERED: dict[tuple[Axis, bool], tuple[str, ...]] = {
    ("time", True): ("equal", "seasonal", "proportional", "geometric", "milestone"),
    ("units", True): ("equal", "proportional", "seasonal", "milestone"),
    ("regions", True): ("proportional", "equal", "seasonal", "milestone"),
}


def methods_for(axis: Axis, way: Way) -> list[tuple[str, str]]:
    """The methods that fit an axis and a way of adding up, with their names, the usual one first.

    >>> methods_for("time", "last")
    [('linear', '等量递进'), ('geometric', '等比递进'), ('milestone', '按节点值'), ('same', '各自同值')]
    >>> methods_for("units", "assign")
    [('same', '各自同值')]
    """
    path = ("linear", "geometric", "milestone", "same") if way == "last" else ("same",)
    return [(code, METHODS[code].title) for code in _OFFERED.get((axis, way == "sum"), path)]


def propose(
    method: str,
    total: Exact,
    keys: Sequence[Key],
    *,
    way: Way = "sum",
    step: Decimal = Decimal(1),
    unit: str = "",
    weights: Mapping[Key, Exact] | None = None,
    fixed: Mapping[Key, Exact] | None = None,
    baseline: Exact | None = None,
    basis: str = "权数",
    names: Mapping[Key, str] | None = None,
) -> Proposal[Key]:
    """Values for the parts `keys` of a target, and how they were computed.

    Where the parts add up (`sum`), `total` is split to the last `step` and the parts make it exactly; else it is the
    final level, at the last key of a path in order of time. `fixed` parts keep their values. `weights` serve
    `proportional` and `seasonal` (last year's amounts); `basis` says what they are. `baseline` is the level before the
    first key, or for geometric amounts that of the period before; `names` say the keys in refusals.
    Raises NoProposalError with a Chinese sentence where nothing can be proposed, KeyError for an unknown method.

    >>> propose("proportional", 100, ["主责", "协同"], weights={"主责": 7, "协同": 3}).values
    {'主责': Decimal('70'), '协同': Decimal('30')}
    """
    request = Request(total, keys, step, unit, weights or {}, fixed or {}, baseline, basis, names or {})
    function = METHODS[method].amounts if way == "sum" else METHODS[method].levels
    if function is None:
        fits = "相加的目标" if way != "sum" else "不相加的目标"
        raise NoProposalError(f"“{METHODS[method].title}”只用于{fits}，请换一种方法")
    return function(request)
