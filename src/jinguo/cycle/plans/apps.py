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
        """Hang in the menu and let the ends of approvals settle plans and changes; models are ready now."""
        permissions = import_module("jinguo.cycle.plans.permissions")
        sheets.register(import_module("jinguo.cycle.plans.importing").GoalImporter())
        import_module("jinguo.cycle.plans.services.way").hang_up()
        import_module("jinguo.cycle.plans.services.changes").hang_up()
        menu.add(menu.Entry("plans", "目标", "flag", "plans:list", order=20, may=permissions.may_read, thumb=True))
