"""The ledger of micro-loans as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class LoansConfig(AppConfig):
    """妇女小额贷款."""

    name = "jinguo.service.ledgers.loans"
    verbose_name = "妇女小额贷款"

    def ready(self) -> None:
        """Put the ledger beside the others."""
        kinds = import_module("jinguo.cycle.bookkeeping.kinds")
        kinds.register(import_module("jinguo.service.ledgers.loans.ledger").LOANS)
