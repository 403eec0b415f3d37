"""The app that keeps the books: ledgers, registers, measures and locks."""

from importlib import import_module

from django.apps import AppConfig


class BookkeepingConfig(AppConfig):
    """台账."""

    name = "jinguo.cycle.bookkeeping"
    verbose_name = "台账"

    def ready(self) -> None:
        """Let custom ledgers' measures be found beside the declared ones, ledgers be imported, and fill the pages."""
        kinds = import_module("jinguo.cycle.bookkeeping.kinds.registry")
        measures = import_module("jinguo.cycle.bookkeeping.measures.registry")
        measures.add_source(kinds.custom_measures)
        import_module("jinguo.cycle.bookkeeping.importing").offer()
        import_module("jinguo.cycle.bookkeeping.screens").fill()
