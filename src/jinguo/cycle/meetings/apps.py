"""Meetings of every kind."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of every kind."""

    name = "jinguo.cycle.meetings"
    verbose_name = "会议"
