"""Seeing many regions: their lights, index and ranks, the units that answer for indicators, women beside men."""

from importlib import import_module

from django.apps import AppConfig


class AtlasConfig(AppConfig):
    """Seeing many regions: their lights, index and ranks, the units that answer for indicators, women beside men."""

    name = "jinguo.committee.atlas"
    verbose_name = "地区对照"

    def ready(self) -> None:
        """Hang in the menu and on the board of an outline, and let the worker export; models are ready now."""
        import_module("jinguo.committee.atlas.jobs")
        import_module("jinguo.committee.atlas.screens").fill()
