"""Plans, goals and targets, split two ways."""

from importlib import import_module

from django.apps import AppConfig

from jinguo.base import sheets
from jinguo.base.web import menu


class PlansConfig(AppConfig):
    """Plans, goals and targets, split two ways."""

    name = "jinguo.cycle.plans"
    verbose_name = "目标"

    def ready(self) -> None:
        """Hang in the menu, let the ends of approvals settle plans and changes, watch what was kept; models exist."""
        permissions = import_module("jinguo.cycle.plans.permissions")
        sheets.register(import_module("jinguo.cycle.plans.importing").GoalImporter())
        import_module("jinguo.cycle.plans.jobs")
        import_module("jinguo.cycle.plans.services.way").hang_up()
        import_module("jinguo.cycle.plans.services.changes").hang_up()
        found = import_module("jinguo.cycle.plans.invariants")
        invariants = import_module("jinguo.base.keep.invariants")
        invariants.register("plans", "方案的各版和责任书存下后未变", found.changed_after_keeping)
        invariants.register("targets", "目标值的位置与期间、承担者、地区相符", found.misplaced)
        menu.add(menu.Entry("plans", "目标", "flag", "plans:list", order=20, may=permissions.may_read, thumb=True))
