"""The committee itself: its name, member units and their people, adjustments, groups, and those below it."""

from importlib import import_module

from django.apps import AppConfig


class BodyConfig(AppConfig):
    """The committee itself: its name, member units and their people, adjustments, groups, and those below it."""

    name = "jinguo.committee.body"
    verbose_name = "妇儿工委"

    def ready(self) -> None:
        """Remind of liaisons that are missing, offer the table of contacts, fill the menu; models are ready now."""
        reminding = import_module("jinguo.committee.body.reminding")
        import_module("jinguo.cycle.inbox.reminding").register(reminding.open_changes)
        importers = import_module("jinguo.base.sheets.importers")
        importers.register(import_module("jinguo.committee.body.importing").ContactImporter())
        import_module("jinguo.committee.body.screens").fill()
