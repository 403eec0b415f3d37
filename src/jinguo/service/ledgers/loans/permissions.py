"""Who may enter what became of a loan."""

from jinguo.cycle.bookkeeping.permissions import may_keep
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict, all_of
from jinguo.service.ledgers.loans.models import Microloan


def may_follow_up(actor: Staff, loan: Microloan) -> Verdict:
    """Who may enter an extension or a settlement: who works in the loan's unit, once the pay-out is confirmed."""
    is_counted = loan.state == "confirmed" and not loan.is_reversal and not loan.reversals.exists()
    return all_of(
        (is_counted, "只有已确认、未冲正的放款才能登记展期和结清"),
        may_keep(actor, loan),
    )
