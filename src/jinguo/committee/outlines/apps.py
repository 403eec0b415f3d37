"""Outlines: what they ask for, what was observed, how far they have come."""

from importlib import import_module

from django.apps import AppConfig

from jinguo.base import sheets
from jinguo.base.web import menu, slots


class OutlinesConfig(AppConfig):
    """Outlines: what they ask for, what was observed, how far they have come."""

    name = "jinguo.committee.outlines"
    verbose_name = "两纲监测"

    def ready(self) -> None:
        """Hang in the menu, take observations in, give a new office the outlines; models are ready now."""
        permissions = import_module("jinguo.committee.outlines.permissions")
        installing = import_module("jinguo.committee.outlines.services.installing")
        sheets.register(import_module("jinguo.committee.outlines.importing").ObservationImporter())
        import_module("jinguo.base.keep.installation").at_first_start(installing.install_at_first_start)
        import_module("jinguo.committee.outlines.measures").offer()
        slots.bar_search("监测指标", import_module("jinguo.committee.outlines.searching").find_indicators, order=70)
        menu.add(menu.Entry("outlines", "监测", "chart-bar", "outlines:list", order=55, may=permissions.may_read))
