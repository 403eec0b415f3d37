"""The app that knows who people are and where they stand."""

from django.apps import AppConfig


class StructureConfig(AppConfig):
    """Regions, units, posts, staff and appointments."""

    name = "jinguo.org.structure"
    verbose_name = "组织"

    def ready(self) -> None:
        """Put the directory into the menu and the search box, and let units and holiday notices be imported."""
        from jinguo.base.sheets import importers  # apps are imported before Django is ready
        from jinguo.org.structure import importing, importing_days, menus

        menus.register()
        importers.register(importing.UnitImporter())
        importers.register(importing_days.HolidayImporter())
