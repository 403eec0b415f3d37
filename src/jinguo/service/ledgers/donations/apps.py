"""The ledger of donations as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class DonationsConfig(AppConfig):
    """捐赠."""

    name = "jinguo.service.ledgers.donations"
    verbose_name = "捐赠"

    def ready(self) -> None:
        """Put the ledger beside the others, and its truth among those that are checked."""
        kinds = import_module("jinguo.cycle.bookkeeping.kinds")
        kinds.register(import_module("jinguo.service.ledgers.donations.ledger").DONATIONS)
        invariants = import_module("jinguo.base.keep.invariants")
        overdrawn = import_module("jinguo.service.ledgers.donations.queries").overdrawn
        invariants.register("donations", "捐赠收入等于支出加结余", overdrawn)
