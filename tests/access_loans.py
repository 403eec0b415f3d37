"""What the addresses of a typed ledger need, beside the things of access_world."""

from typing import Any

from tests.access_world import Place, World, thing

from jinguo.org.structure.models import Staff
from jinguo.service.ledgers.loans.tests.factories import LoanPolicyFactory, MicroloanFactory


@thing("loan policy")
def _loan_policy(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": "loans", "name": "loanpolicy"}


@thing("line of loan policy")
def _policy_line(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    line = LoanPolicyFactory(unit=place.office, clause=place.mark)
    return {"code": "loans", "name": "loanpolicy", "pk": line.pk}


@thing("loan to settle")
def _loan(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    loan = MicroloanFactory(unit=place.office, person=place.woman, region=place.region)
    return {"code": "loans", "pk": loan.pk, "step": "settle"}
