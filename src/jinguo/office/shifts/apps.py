"""Work hours: profiles, seasons, for whom they hold."""

from importlib import import_module

from django.apps import AppConfig


class ShiftsConfig(AppConfig):
    """Work hours: profiles, seasons, for whom they hold."""

    name = "jinguo.office.shifts"
    verbose_name = "作息时间"

    def ready(self) -> None:
        """Give a new office its hours; models are ready now."""
        services = import_module("jinguo.office.shifts.services")
        import_module("jinguo.org.structure.services").on_changed(services.hear_of_day)
        import_module("jinguo.base.keep.installation").at_first_start(services.install_at_first_start)
