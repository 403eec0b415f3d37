"""What people are told: lines in the inbox, bundled, and reminders."""

from importlib import import_module

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """消息."""

    name = "jinguo.cycle.inbox"
    verbose_name = "消息"

    def ready(self) -> None:
        """Hear of every step, remind every day, tell outside at every look, and fill the pages."""
        from jinguo.base.jobs.daily import every_day, every_look  # apps are imported before Django is ready

        import_module("jinguo.cycle.inbox.progress").listen()
        every_day("remind", "到期提醒", import_module("jinguo.cycle.inbox.reminding").remind)
        every_look("tell_outside", import_module("jinguo.cycle.inbox.outside").tell_outside)
        import_module("jinguo.cycle.inbox.screens").fill()
