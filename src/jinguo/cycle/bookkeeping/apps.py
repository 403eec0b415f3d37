"""The app that keeps the books: ledgers, registers, measures and locks."""

from django.apps import AppConfig


class BookkeepingConfig(AppConfig):
    """台账."""

    name = "jinguo.cycle.bookkeeping"
    verbose_name = "台账"
