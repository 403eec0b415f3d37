"""What people are told: lines in the inbox, bundled, and reminders."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """What people are told: lines in the inbox, bundled, and reminders."""

    name = "jinguo.cycle.inbox"
    verbose_name = "消息"
