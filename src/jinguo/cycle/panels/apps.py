"""Ratings, ballots and questionnaires."""

from importlib import import_module

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """Ratings, ballots and questionnaires."""

    name = "jinguo.cycle.panels"
    verbose_name = "评议"

    def ready(self) -> None:
        """Offer the rates, end what is over each day, watch the boxes; models are ready now."""
        import_module("jinguo.cycle.panels.measures").offer()
        import_module("jinguo.cycle.panels.reminding").offer()
        import_module("jinguo.cycle.panels.screens").fill()
        services = import_module("jinguo.cycle.panels.services")
        import_module("jinguo.base.jobs.daily").every_day("panels", "结束到期的评议", services.close_over)
        find = import_module("jinguo.cycle.panels.invariants").miscounted
        invariants = import_module("jinguo.base.keep.invariants")
        invariants.register("ballots", "票箱里的票数等于参加的人数", find)
