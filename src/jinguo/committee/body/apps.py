"""The committee itself: its name, member units and their people, adjustments, groups, and those below it."""

from importlib import import_module

from django.apps import AppConfig


class BodyConfig(AppConfig):
    """The committee itself: its name, member units and their people, adjustments, groups, and those below it."""

    name = "jinguo.committee.body"
    verbose_name = "妇儿工委"

    def ready(self) -> None:
        """Remind, offer the table of contacts, say what must hold, fill the menu; models are ready now."""
        reminding = import_module("jinguo.committee.body.reminding")
        import_module("jinguo.cycle.inbox.reminding").register(reminding.open_changes)
        import_module("jinguo.cycle.inbox.owing").register(reminding.owed_changes)
        queries = import_module("jinguo.committee.body.queries")
        import_module("jinguo.org.structure.issuing").register(queries.issuer_of)
        import_module("jinguo.org.structure.addressing").register(queries.named_together)
        importers = import_module("jinguo.base.sheets.importers")
        importers.register(import_module("jinguo.committee.body.importing").ContactImporter())
        find = import_module("jinguo.committee.body.invariants").untold_memberships
        import_module("jinguo.base.keep.invariants").register("committee", "成员单位的起止与调整文件一致", find)
        import_module("jinguo.committee.body.screens").fill()
