"""Spot checks: a list at a minute, what was found, how it was handled."""

from django.apps import AppConfig


class ChecksConfig(AppConfig):
    """Spot checks: a list at a minute, what was found, how it was handled."""

    name = "jinguo.office.checks"
    verbose_name = "抽查"
