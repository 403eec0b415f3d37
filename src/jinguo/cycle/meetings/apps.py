"""Meetings of every kind."""

from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of every kind."""

    name = "jinguo.cycle.meetings"
    verbose_name = "会议"

    def ready(self) -> None:
        """Let the figures be found, and fill the pages; models are ready now."""
        import_module("jinguo.cycle.meetings.measures").offer()
        import_module("jinguo.cycle.meetings.screens").fill()
