"""Plans, goals and targets, split two ways."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, goals and targets, split two ways."""

    name = "jinguo.cycle.plans"
    verbose_name = "目标"
