"""Punches: raw, once, from the screen, sheets, files and machines."""

from importlib import import_module

from django.apps import AppConfig


class PunchesConfig(AppConfig):
    """Punches: raw, once, from the screen, sheets, files and machines."""

    name = "jinguo.office.punches"
    verbose_name = "打卡"

    def ready(self) -> None:
        """Let approvals settle corrections, and fill the desk; models are ready now."""
        import_module("jinguo.office.punches.services").hang_up()
        import_module("jinguo.office.punches.screens").fill()
