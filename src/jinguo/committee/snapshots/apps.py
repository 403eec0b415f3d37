"""Snapshots of what outlines stand on, and evaluations over all regions."""

from importlib import import_module

from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    """Snapshots of what outlines stand on, and evaluations over all regions."""

    name = "jinguo.committee.snapshots"
    verbose_name = "数据快照"

    def ready(self) -> None:
        """Hang in the pages of outlines, and let the worker know how to take one; models are ready now."""
        import_module("jinguo.committee.snapshots.jobs")
        import_module("jinguo.committee.snapshots.screens").fill()
