"""The register of women's homes as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class HomesConfig(AppConfig):
    """妇女之家."""

    name = "jinguo.service.ledgers.homes"
    verbose_name = "妇女之家"

    def ready(self) -> None:
        """Put the register beside the ledgers."""
        kinds = import_module("jinguo.cycle.bookkeeping.kinds")
        kinds.register(import_module("jinguo.service.ledgers.homes.ledger").HOMES)
