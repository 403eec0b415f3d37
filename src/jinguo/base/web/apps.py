"""The app that every screen stands on: base page, components, refusals and errors."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base page, components and their gallery."""

    name = "jinguo.base.web"
    verbose_name = "界面"

    def ready(self) -> None:
        """Fill the place that needs no higher floor: the periods of the bar."""
        from jinguo.base.web import periods, slots  # apps are imported before Django is ready

        slots.period_switch(periods.offered, periods.at_start)
