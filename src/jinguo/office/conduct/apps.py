"""Conduct: what was given to whom and what follows, who is protected, what attendance and checks suggest."""

from importlib import import_module

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """Conduct: what was given to whom and what follows, who is protected, what attendance and checks suggest."""

    name = "jinguo.office.conduct"
    verbose_name = "工作纪律"

    def ready(self) -> None:
        """Notice every day what is new, remind of what is open, fill the menu; models are ready now."""
        services = import_module("jinguo.office.conduct.services")
        import_module("jinguo.base.jobs.daily").every_day("conduct", "查找纪律提醒", services.notice_all)
        reminding = import_module("jinguo.office.conduct.reminding")
        import_module("jinguo.cycle.inbox.reminding").register(reminding.open_suggestions)
        import_module("jinguo.office.conduct.screens").fill()
