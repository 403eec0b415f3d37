"""Credit (分担): how the points of a goal are shared among those who answer for it."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import TypeVar

from jinguo.rules.exact_words import Exact

Holder = TypeVar("Holder", bound=Hashable)
HUNDRED = Fraction(100)


def credit_shares(roles: Mapping[Holder, str], shares: Mapping[Holder, Exact | None]) -> dict[Holder, Fraction]:
    """The part of a goal's points that is each holder's, from 0 to 1.

    Where shares are set they decide; without any the leads take all, in equal parts, and support answers for its own
    tasks only. Source: DESIGN §3 (points × credit share; without shares the lead takes all).

    >>> credit_shares({"卫健": "lead", "公安": "support"}, {"卫健": 70, "公安": 30})
    {'卫健': Fraction(7, 10), '公安': Fraction(3, 10)}
    >>> credit_shares({"教育": "lead", "团委": "support"}, {})
    {'教育': Fraction(1, 1), '团委': Fraction(0, 1)}
    """
    are_set = any(shares.get(holder) is not None for holder in roles)
    leads = sum(role == "lead" for role in roles.values())
    return {holder: credit_of(role, shares.get(holder), leads, are_set=are_set) for holder, role in roles.items()}


def credit_of(role: str, share: Exact | None, leads: int, *, are_set: bool) -> Fraction:
    """One holder's part of a goal's points, from 0 to 1, of which so many lead it; `are_set`: any of them has a share.

    >>> credit_of("lead", None, 3, are_set=False), credit_of("support", None, 3, are_set=False)
    (Fraction(1, 3), Fraction(0, 1))
    """
    if are_set:
        return Fraction(share or 0) / HUNDRED
    return Fraction(int(role == "lead"), leads or 1)
