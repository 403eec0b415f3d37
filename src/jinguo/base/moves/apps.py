"""The app of acts on rows; it has no tables."""

from django.apps import AppConfig


class MovesConfig(AppConfig):
    """办理."""

    name = "jinguo.base.moves"
    verbose_name = "办理"
