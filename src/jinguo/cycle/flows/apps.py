"""What a table cannot hold: approval chains and rounds of opinions."""

from importlib import import_module

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    """审批和征求意见."""

    name = "jinguo.cycle.flows"
    verbose_name = "审批"

    def ready(self) -> None:
        """Put up the shipped chains at the first start, keep the asked ones up to date, fill the pages."""
        from jinguo.base.jobs.daily import every_day  # apps are imported before Django is ready
        from jinguo.base.keep.installation import at_first_start

        at_first_start(import_module("jinguo.cycle.flows.services.shipped").install_at_first_start)
        every_day("renew_approvals", "核对审批办理人", import_module("jinguo.cycle.flows.services.advancing").renew_all)
        import_module("jinguo.cycle.inbox.reminding").register(import_module("jinguo.cycle.flows.telling").open_matters)
        import_module("jinguo.cycle.flows.screens").fill()
