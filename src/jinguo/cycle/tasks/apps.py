"""Tasks of every kind, their reports and reviews."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Tasks of every kind, their reports and reviews."""

    name = "jinguo.cycle.tasks"
    verbose_name = "任务"
