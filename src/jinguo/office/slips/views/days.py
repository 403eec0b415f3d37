"""Balances on screen: in days."""

from jinguo.office.slips.queries import Balance, balances
from jinguo.org.structure.models import Staff


def in_days(balance: Balance) -> dict[str, float]:
    """The four figures of an account, in days."""
    return {name: getattr(balance, name) / 2 for name in ("granted", "taken", "reserved", "left")}


def own_balance(staff: Staff, year: int) -> dict[str, float]:
    """Her annual leave of a year, in days."""
    return in_days(balances([staff.pk], year)[staff.pk])
