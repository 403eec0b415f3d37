"""Splitting to the last unit by the largest remainder (最大余数法)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jinguo.rules.decompose.proposal import NoProposalError
from jinguo.rules.exact_words import Exact, figure


def apportion(total: Exact, weights: Sequence[Exact], step: Decimal = Decimal(1), basis: str = "权数") -> list[Decimal]:
    """`total` in parts as the weights, each a multiple of `step`, that add up to it exactly.

    Each part first gets the whole steps of its exact quota; the steps left over go to the largest remainders, on equal
    ones in order. A part with more weight so never gets less. Raises NoProposalError where the total is negative or no
    multiple of the step, or no weight is positive, or one is negative; `basis` says what the weights are.

    >>> apportion(10, [1, 1, 1]), apportion(Decimal("1.0"), [2, 1], Decimal("0.1"))
    ([Decimal('4'), Decimal('3'), Decimal('3')], [Decimal('0.7'), Decimal('0.3')])
    """
    steps, sizes = _whole_steps(Fraction(total), step), [Fraction(weight) for weight in weights]
    whole = sum(sizes, Fraction(0))
    if whole <= 0 or min(sizes) < 0:
        raise NoProposalError(f"{basis}要不小于 0，合计要大于 0，请先补齐")
    quotas = [steps * size / whole for size in sizes]
    counts = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda place: counts[place] - quotas[place])
    for place in by_remainder[: steps - sum(counts)]:
        counts[place] += 1
    return [count * step for count in counts]


def _whole_steps(total: Fraction, step: Decimal) -> int:
    steps = total / Fraction(step)
    if steps.denominator != 1:
        raise NoProposalError(f"{figure(total)} 不是最小单位 {figure(step)} 的整数倍，请改小最小单位")
    if steps < 0:
        raise NoProposalError(f"{figure(total)} 小于 0，不能分解")
    return int(steps)
