"""The demonstration: the seeds' year replayed through the services."""

from importlib import import_module

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """演示."""

    name = "jinguo.demo"
    verbose_name = "演示"

    def ready(self) -> None:
        """Let the worker know how a demonstration is built."""
        import_module("jinguo.demo.building")
