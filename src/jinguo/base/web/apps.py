"""The app that every screen stands on: base page, components, refusals and errors."""

from django.apps import AppConfig
from django.forms import Field

EMPTY = "没有填，请补上"  # what stands under a field that was left empty, where its form says nothing of its own


class WebConfig(AppConfig):
    """Base page, components and their gallery."""

    name = "jinguo.base.web"
    verbose_name = "界面"

    def ready(self) -> None:
        """Fill the place that needs no higher floor: the periods of the bar."""
        from jinguo.base.web import periods, slots  # apps are imported before Django is ready

        slots.period_switch(periods.offered, periods.at_start)
        Field.default_error_messages["required"] = EMPTY
