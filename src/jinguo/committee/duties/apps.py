"""Who answers for what of the outlines: targets in plans, units that lead and join, their plans and papers."""

from importlib import import_module

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Who answers for what of the outlines: targets in plans, units that lead and join, their plans and papers."""

    name = "jinguo.committee.duties"
    verbose_name = "纲要责任"

    def ready(self) -> None:
        """Offer the sides, parties and measures, remind, say what must hold, fill the pages; models are ready now."""
        import_module("jinguo.committee.duties.sides").offer()
        import_module("jinguo.committee.duties.measures").offer()
        answering = import_module("jinguo.committee.duties.queries.answering")
        import_module("jinguo.committee.outlines.answering").register(answering.answering_in)
        reminding = import_module("jinguo.committee.duties.reminding")
        import_module("jinguo.cycle.inbox.reminding").register(reminding.open_filings)
        import_module("jinguo.cycle.inbox.owing").register(reminding.owed_filings)
        find = import_module("jinguo.committee.duties.invariants").strayed_goals
        import_module("jinguo.base.keep.invariants").register("duties", "列入的纲要目标与方案的目标一致", find)
        import_module("jinguo.committee.duties.screens").fill()
