"""The app that keeps the books: ledgers, registers, measures and locks."""

from importlib import import_module

from django.apps import AppConfig


class BookkeepingConfig(AppConfig):
    """台账."""

    name = "jinguo.cycle.bookkeeping"
    verbose_name = "台账"

    def ready(self) -> None:
        """Let the measures of custom ledgers be found beside the declared ones."""
        kinds = import_module("jinguo.cycle.bookkeeping.kinds.registry")
        measures = import_module("jinguo.cycle.bookkeeping.measures.registry")
        measures.add_source(kinds.custom_measures)
