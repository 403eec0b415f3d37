"""Meetings of every kind."""

from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of every kind."""

    name = "jinguo.cycle.meetings"
    verbose_name = "会议"

    def ready(self) -> None:
        """Let the figures be found, remind every day, and fill the pages; models are ready now."""
        from jinguo.base.jobs.daily import every_day  # apps are imported before Django is ready

        import_module("jinguo.cycle.meetings.measures").offer()
        every_day("meetings", "会议提醒", import_module("jinguo.cycle.meetings.reminding").remind)
        import_module("jinguo.cycle.meetings.screens").fill()
