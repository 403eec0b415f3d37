"""What is asked of loans and of their policy."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q, Value

from jinguo.base.once import once
from jinguo.base.web.words import amount
from jinguo.org.structure.models import Unit
from jinguo.rules import loans
from jinguo.rules.figure_table import Figure, FigureMissingError, figure
from jinguo.service.ledgers.loans.models import POLICY_ITEMS, LoanPolicy


@dataclass(frozen=True)
class PolicyLine:
    """One figure of the policy in force: of which category, and whether it is the organ's own."""

    category: str
    figure: Figure
    is_own: bool

    @property
    def origin(self) -> str:
        """The clause with its doubt, and whether it is the organ's own."""
        return f"{self.figure.source}{'，本单位' if self.is_own else ''}"


@once
def own_policy(unit: Unit) -> list[Figure]:
    """The policy rows of the unit's organ and of the organs above it."""
    above = LoanPolicy.objects.alias(asked=Value(unit.organ_path)).filter(asked__startswith=F("unit__organ_path"))
    return [row.figure for row in above]


@once
def policy_on(day: date, category: loans.Category, unit: Unit) -> loans.LoanPolicy:
    """What a unit's loans of a category must keep to on a day. Raises FigureMissingError where nothing is recorded."""
    return loans.policy_on(day, category, own_policy(unit))


def policy_in_force(unit: Unit, day: date) -> list[PolicyLine]:
    """Every figure that speaks for a unit on a day, own ones first asked, by category; with clause and confidence."""
    own = own_policy(unit)
    wanted = ((category, item) for category in loans.CATEGORY_NAMES for item in POLICY_ITEMS)
    found = ((category, _figure(f"loan.{category}.{item}", day, own)) for category, item in wanted)
    return [PolicyLine(loans.CATEGORY_NAMES[category], one, one in own) for category, one in found if one]


def policy_warnings(unit: Unit, day: date) -> list[str]:
    """What is to be said of policies that have ended or are about to."""
    own = own_policy(unit)
    return [words for category in loans.CATEGORY_NAMES if (words := loans.expiry_warning(day, category, own))]


def policy_sentences(unit: Unit, day: date) -> list[str]:
    """What is about to end, then every figure in force with its clause and how far it is confirmed."""
    lines = [f"{one.figure.title} {_said(one.figure)}，{one.origin}" for one in policy_in_force(unit, day)]
    return [*policy_warnings(unit, day), *lines]


def _said(found: Figure) -> str:
    """The value with its unit; one that is no number stands as it is."""
    value = found.value
    return f"{amount(value, found.unit) if isinstance(value, int | Decimal) else value} {found.unit}"


def with_status(status: loans.LoanStatus, day: date) -> Q:
    """The loans that have a status on a day, as a condition: what `rules.loans.status_on` says, asked of the database.

    On the due day itself nothing is overdue.
    """
    paid_out, open_loan = Q(day__lte=day), Q(repaid_on=None) | Q(repaid_on__gt=day)
    running, extended = Q(due_on__gte=day), Q(extended_to__gte=day)
    match status:
        case "not_paid_out":
            return open_loan & Q(day__gt=day)
        case "settled":
            return Q(repaid_on__lte=day)
        case "repaying":
            return paid_out & open_loan & running
        case "extended":
            return paid_out & open_loan & ~running & extended
    return paid_out & open_loan & ~running & (Q(extended_to=None) | Q(extended_to__lt=day))


def _figure(name: str, day: date, own: list[Figure]) -> Figure | None:
    try:
        return figure(name, day, own)
    except FigureMissingError:
        return None
