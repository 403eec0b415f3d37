"""Slips: leave with its ledger, outings."""

from importlib import import_module

from django.apps import AppConfig


class SlipsConfig(AppConfig):
    """Slips: leave with its ledger, outings."""

    name = "jinguo.office.slips"
    verbose_name = "请假和外出"

    def ready(self) -> None:
        """Let approvals settle leave, count it anew when rest days change; models are ready now."""
        services = import_module("jinguo.office.slips.services")
        services.hang_up()
        import_module("jinguo.org.structure.services").on_changed(services.hear_of_day)
