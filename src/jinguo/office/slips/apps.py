"""Slips: leave with its ledger, outings."""

from importlib import import_module

from django.apps import AppConfig


class SlipsConfig(AppConfig):
    """Slips: leave with its ledger, outings."""

    name = "jinguo.office.slips"
    verbose_name = "请假和外出"

    def ready(self) -> None:
        """Let approvals settle leave, count it anew when rest days change, remind, grant; models are ready now."""
        services = import_module("jinguo.office.slips.services")
        services.hang_up()
        import_module("jinguo.org.structure.services").on_changed(services.hear_of_day)
        reminding = import_module("jinguo.office.slips.reminding")
        import_module("jinguo.cycle.inbox.reminding").register(reminding.open_slips)
        import_module("jinguo.base.jobs.daily").every_day("grant_leave", "记入本年年休假", services.grant_all)
