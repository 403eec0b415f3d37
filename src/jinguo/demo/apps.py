"""The demonstration: the seeds' year replayed through the services."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """演示."""

    name = "jinguo.demo"
    verbose_name = "演示"
