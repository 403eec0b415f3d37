"""Quarter reviews of departments and the regular appraisal of people."""

from importlib import import_module

from django.apps import AppConfig


class QuarterConfig(AppConfig):
    """Quarter reviews of departments and the regular appraisal of people."""

    name = "jinguo.office.quarter"
    verbose_name = "季度考评"

    def ready(self) -> None:
        """Let people be reminded, say what must hold, offer the measure, fill the pages; models are ready now."""
        import_module("jinguo.cycle.inbox.reminding").register(
            import_module("jinguo.office.quarter.reminding").open_quarters
        )
        find = import_module("jinguo.office.quarter.invariants").unfounded_points
        import_module("jinguo.base.keep.invariants").register("quarters", "季度考评的得分出自三方评分", find)
        import_module("jinguo.office.quarter.measures").offer()
        import_module("jinguo.office.quarter.screens").fill()
