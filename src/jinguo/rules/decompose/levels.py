"""Proposals for levels (水平): a path from the baseline to the final level, or the same level for each.

Source: outlines/methods §1.7: linear y_k = b + (t − b)·k/n, geometric y_k = b·(t/b)^(k/n), or led by milestones (the
mortality of children under five: 7.5 in 2020, 6.6 in 2025, 6.0 in 2030).
"""

from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from jinguo.rules.decompose.amounts import PRECISION
from jinguo.rules.decompose.proposal import Key, NoProposalError, Proposal, Request, finite
from jinguo.rules.exact_words import as_decimal, figure, rounded

Between = Callable[[Fraction, Fraction, int, int], Fraction]


def linear(request: Request[Key]) -> Proposal[Key]:
    """Each period the same difference from the baseline to the final level, piece by piece where some are fixed.

    >>> request = Request(Decimal(80), [2019, 2020], step=Decimal("0.1"), unit="%", baseline=Decimal("61.2"))
    >>> linear(request).values[2019], linear(request).because
    (Decimal('70.6'), '从基期 61.2% 到 80.0%，每期等量变化，按最小单位 0.1 取整')
    """
    return Proposal(_path(request, _straight), f"{_from_to(request)}，每期等量变化{_rounding(request)}")


def geometric(request: Request[Key]) -> Proposal[Key]:
    """Each period the same ratio; baseline, fixed points and final level must all be above 0."""
    if min(level for _, level in _anchors(request)) <= 0:
        raise NoProposalError("按等比递进分解，基期值、节点值和目标值都要大于 0")
    return Proposal(_path(request, _curved), f"{_from_to(request)}，每期按同一比例变化{_rounding(request)}")


def milestone(request: Request[Key]) -> Proposal[Key]:
    """Straight lines through the points that are given."""
    if not request.fixed:
        raise NoProposalError("按节点值分解要先填至少一个节点的值")
    values = _path(request, _straight)
    count = len(request.fixed)
    return Proposal(values, f"{_from_to(request)}，经过 {count} 个节点，节点之间等量变化{_rounding(request)}")


def same(request: Request[Key]) -> Proposal[Key]:
    """The level itself for each that has none yet."""
    level = _final(request)
    values = {key: finite(request.fixed.get(key, level)) for key in request.keys}
    return Proposal(values, f"每个都承担同一目标 {request.say(level)}")


def _path(request: Request[Key], between: Between) -> dict[Key, Decimal]:
    """The levels at all periods; those between two points are rounded to the step and never leave the two."""
    return dict(zip(request.keys, _walk(request, between), strict=True))


def _walk(request: Request[Key], between: Between) -> Iterator[Decimal]:
    anchors = _anchors(request)
    for (start, low), (end, high) in pairwise(anchors):
        for place in range(start + 1, end):
            yield _rounded(between(low, high, place - start, end - start), low, high, request.step)
        yield finite(high)


def _anchors(request: Request[Key]) -> list[tuple[int, Fraction]]:
    """The points that are known: place 0 is the baseline, the last one the final level."""
    if request.baseline is None:
        raise NoProposalError("还没有基期值，请先填基期值和基期年")
    last = request.keys[-1]
    if last in request.fixed and Fraction(request.fixed[last]) != Fraction(request.total):
        raise NoProposalError(
            f"末期已定为 {request.say(request.fixed[last])}，与目标 {request.say(request.total)} 不同"
        )
    known = [(place, Fraction(request.fixed[key])) for place, key in enumerate(request.keys, 1) if key in request.fixed]
    points = [(0, Fraction(request.baseline)), *known]
    return points if last in request.fixed else [*points, (len(request.keys), Fraction(_final(request)))]


def _straight(low: Fraction, high: Fraction, place: int, of: int) -> Fraction:
    return low + (high - low) * place / of


def _curved(low: Fraction, high: Fraction, place: int, of: int) -> Fraction:
    """low·(high/low)^(place/of), to about fifty digits."""
    with localcontext(prec=PRECISION):
        first, last = (Decimal(end.numerator) / Decimal(end.denominator) for end in (low, high))
        return Fraction(first * (last / first) ** (Decimal(place) / Decimal(of)))


def _rounded(level: Fraction, low: Fraction, high: Fraction, step: Decimal) -> Decimal:
    """To the nearest step, but not beyond the two points it lies between."""
    near = Fraction(rounded(level / Fraction(step), 0)) * Fraction(step)
    return finite(max(min(low, high), min(max(low, high), near)))


def _final(request: Request[Key]) -> Decimal:
    """The final level; one that has no end in decimals (1/6 of 100) is rounded by a step to its stricter side."""
    exact = as_decimal(request.total)
    if exact is not None:
        return exact
    if request.baseline is None:
        return finite(request.total)
    falls = Fraction(request.total) < Fraction(request.baseline)
    steps = Fraction(request.total) / Fraction(request.step)
    return (steps.__floor__() if falls else steps.__ceil__()) * request.step


def _from_to(request: Request[Key]) -> str:
    return f"从基期 {request.say(request.baseline or 0)} 到 {request.say(request.total)}"


def _rounding(request: Request[Key]) -> str:
    return f"，按最小单位 {figure(request.step)} 取整"
