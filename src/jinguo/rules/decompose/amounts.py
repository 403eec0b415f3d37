"""Proposals for what adds up (数量): the parts make the total to the last unit; parts that are fixed stay."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

from jinguo.rules.decompose.apportion import apportion
from jinguo.rules.decompose.proposal import Key, NoProposalError, Proposal, Request, finite
from jinguo.rules.exact_words import Exact, figure, total_of

# Digits carried where a ratio has no exact value.
PRECISION = 50


def equal(request: Request[Key]) -> Proposal[Key]:
    """The same to each; what does not divide goes to the first ones, one smallest unit each.

    >>> equal(Request(Decimal(10), ["一季度", "二季度", "三季度"], unit="期")).because
    '共 10 期，平均分成 3 份，每份 3 至 4 期，除不尽的从前往后各加 1 期'
    """
    values = _spread(request, [1] * len(request.free))
    amounts = [values[key] for key in request.free]
    least, most = min(amounts), max(amounts)
    words = f"共 {request.say(request.rest)}，平均分成 {len(amounts)} 份，每份"
    if least == most:
        return Proposal(values, f"{words} {request.say(least)}")
    rest = f"除不尽的从前往后各加 {request.say(request.step)}"
    return Proposal(values, f"{words} {figure(least, request.step)} 至 {request.say(most)}，{rest}")


def linear(request: Request[Key]) -> Proposal[Key]:
    """The running total rises by the same in each period: equal amounts."""
    proposal = equal(request)
    return Proposal(proposal.values, f"累计数每期等量增加：{proposal.because}")


def proportional(request: Request[Key]) -> Proposal[Key]:
    """As the weights; a part without one stops it."""
    return _by_weights(request)


def seasonal(request: Request[Key]) -> Proposal[Key]:
    """As last year's amounts, which are the weights."""
    return _by_weights(replace(request, basis="上年完成数"))


def geometric(request: Request[Key]) -> Proposal[Key]:
    """Each period the same multiple of the one before; the baseline is the amount of the period before the first.

    With the multiple r of the baseline b the total is b·r + b·r² + … + b·rⁿ, which has one positive solution.
    """
    if request.baseline is None or request.baseline <= 0:
        raise NoProposalError("按等比递进分解要有大于 0 的上期完成数，请先填写")
    ratio = _ratio(Fraction(request.total) / Fraction(request.baseline), len(request.keys))
    powers = {key: Fraction(ratio) ** place for place, key in enumerate(request.keys)}
    values = _spread(request, [powers[key] for key in request.free])
    because = f"上期 {request.say(request.baseline)}，每期为前一期的 {figure(round(ratio, 4))} 倍{_rest(request)}"
    return Proposal(values, because)


def milestone(request: Request[Key]) -> Proposal[Key]:
    """Some parts are given; the others share what is left, as the weights where there are any, else equally."""
    if not request.fixed:
        raise NoProposalError("按节点值分解要先填至少一个节点的值")
    proposal = proportional(request) if request.weights else equal(request)
    given = total_of(request.fixed.values())
    return Proposal(
        proposal.values, f"{len(request.fixed)} 个节点已定，共 {request.say(given)}；其余{proposal.because}"
    )


def _by_weights(request: Request[Key]) -> Proposal[Key]:
    missing = [request.name(key) for key in request.free if key not in request.weights]
    if missing:
        raise NoProposalError(f"{'、'.join(missing)}还没有{request.basis}，请先补齐")
    weights = [request.weights[key] for key in request.free]
    values = _spread(request, weights)
    how = f"按{request.basis}的占比分解（{request.basis}合计 {figure(total_of(weights))}）"
    return Proposal(values, f"共 {request.say(request.rest)}，{how}{_rest(request)}")


def _spread(request: Request[Key], weights: Sequence[Exact]) -> dict[Key, Decimal]:
    """The values of all parts: the fixed ones as they are, what they leave apportioned over the others."""
    rest = request.rest
    if rest < 0 and request.fixed:
        raise NoProposalError(f"已定的合计比 {request.say(request.total)} 多 {request.say(-rest)}，请先调低")
    if not weights:
        raise NoProposalError("每个都已定，没有可以分解的，请先放开一个")
    amounts = iter(apportion(rest, weights, request.step, request.basis))
    return {key: finite(request.fixed[key]) if key in request.fixed else next(amounts) for key in request.keys}


def _ratio(multiple: Fraction, periods: int) -> Decimal:
    """The r > 0 with r + r² + … + rⁿ = multiple, by halving; exact to about forty digits."""
    with localcontext(prec=PRECISION):
        wanted = Decimal(multiple.numerator) / Decimal(multiple.denominator)
        low, high = Decimal(0), max(Decimal(1), wanted)
        for _ in range(4 * PRECISION):
            middle = (low + high) / 2
            low, high = (middle, high) if _series(middle, periods) < wanted else (low, middle)
        return high


def _series(ratio: Decimal, periods: int) -> Decimal:
    total = Decimal(0)
    for _ in range(periods):
        total = (total + 1) * ratio
    return total


def _rest(request: Request[Key]) -> str:
    return f"，尾数按最大余数补足，合计 {request.say(request.total)}"
