"""Public notices, objections and circulars."""

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """Public notices, objections and circulars."""

    name = "jinguo.cycle.publicity"
    verbose_name = "公示"
