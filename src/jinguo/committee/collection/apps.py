"""Collection: rounds of a year's figures, filled in by units, checked twice, locked and published."""

from importlib import import_module

from django.apps import AppConfig


class CollectionConfig(AppConfig):
    """Collection: rounds of a year's figures, filled in by units, checked twice, locked and published."""

    name = "jinguo.committee.collection"
    verbose_name = "数据采集"

    def ready(self) -> None:
        """Remind, offer measures and the table of returns, say what must hold, fill the menu; models are ready now."""
        telling = import_module("jinguo.committee.collection.telling")
        import_module("jinguo.cycle.inbox.reminding").register(telling.open_returns)
        import_module("jinguo.cycle.inbox.owing").register(telling.owed_returns)
        import_module("jinguo.committee.collection.measures").offer()
        importers = import_module("jinguo.base.sheets.importers")
        importers.register(import_module("jinguo.committee.collection.importing").ReturnImporter())
        find = import_module("jinguo.committee.collection.invariants").untold_values
        import_module("jinguo.base.keep.invariants").register("collection", "发布的填报数都有相同的监测值", find)
        import_module("jinguo.committee.collection.screens").fill()
