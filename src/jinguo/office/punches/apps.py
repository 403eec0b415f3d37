"""Punches: raw, once, from the screen, sheets, files and machines."""

from importlib import import_module

from django.apps import AppConfig


class PunchesConfig(AppConfig):
    """Punches: raw, once, from the screen, sheets, files and machines."""

    name = "jinguo.office.punches"
    verbose_name = "打卡"

    def ready(self) -> None:
        """Let approvals settle corrections, fill the desk, take files from the command line; models are ready now."""
        import_module("jinguo.office.punches.services").hang_up()
        import_module("jinguo.office.punches.screens").fill()
        files = import_module("jinguo.office.punches.importing.jobs").PunchFiles()
        import_module("jinguo.base.sheets.importers").register_file(files)
