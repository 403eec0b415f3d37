"""Slips: leave with its ledger, outings."""

from importlib import import_module

from django.apps import AppConfig


class SlipsConfig(AppConfig):
    """Slips: leave with its ledger, outings."""

    name = "jinguo.office.slips"
    verbose_name = "请假和外出"

    def ready(self) -> None:
        """Let approvals settle leave; models are ready now."""
        import_module("jinguo.office.slips.services").hang_up()
