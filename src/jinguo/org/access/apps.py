"""The app of log-in, accounts and the three administrator seats."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may come in, and who decides about it."""

    name = "jinguo.org.access"
    verbose_name = "账号与权限"
