"""The ledger of trainings as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    """妇女培训."""

    name = "jinguo.service.ledgers.trainings"
    verbose_name = "妇女培训"

    def ready(self) -> None:
        """Put the ledger beside the others."""
        kinds = import_module("jinguo.cycle.bookkeeping.kinds")
        kinds.register(import_module("jinguo.service.ledgers.trainings.ledger").TRAININGS)
