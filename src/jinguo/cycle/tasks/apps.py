"""Tasks of every kind, their reports and reviews."""

from importlib import import_module

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Tasks of every kind, their reports and reviews."""

    name = "jinguo.cycle.tasks"
    verbose_name = "任务"

    def ready(self) -> None:
        """Let the figures be found, people be reminded, and fill the pages; models are ready now."""
        import_module("jinguo.cycle.tasks.measures").offer()
        telling = import_module("jinguo.cycle.tasks.telling")
        import_module("jinguo.cycle.inbox.reminding").register(telling.open_tasks)
        import_module("jinguo.cycle.inbox.owing").register(telling.owed_tasks)
        import_module("jinguo.cycle.tasks.screens").fill()
