"""Two-way decomposition (双向分解): proposals that split a target, and the check that its parts give it again.

    proposal = propose("proportional", Decimal(200), counties, weights=births, step=Decimal("0.1"), unit="万元")
    residual = reconcile(200, [Part(county, proposal.values[county]) for county in counties], "sum", "ge")

`propose` computes values for the parts of one target and says how; `reconcile` compares one target with its parts;
`reconcile_axis` does so for a whole table along one axis, the others fixed. Everything is exact. Source: DESIGN §3.
"""

from jinguo.rules.decompose.apportion import apportion
from jinguo.rules.decompose.matrix import Cell, Place, reconcile_axis
from jinguo.rules.decompose.methods import METHODS, methods_for, propose
from jinguo.rules.decompose.proposal import NoProposalError, Proposal
from jinguo.rules.decompose.reconciling import Residual, reconcile, reconcile_deliverable, shares_make_whole
from jinguo.rules.decompose.rolling import Part, RolledUp, roll_up

__all__ = [
    "METHODS",
    "Cell",
    "NoProposalError",
    "Part",
    "Place",
    "Proposal",
    "Residual",
    "RolledUp",
    "apportion",
    "methods_for",
    "propose",
    "reconcile",
    "reconcile_axis",
    "reconcile_deliverable",
    "roll_up",
    "shares_make_whole",
]
