"""Snapshots of what outlines stand on, and evaluations over all regions."""

from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    """Snapshots of what outlines stand on, and evaluations over all regions."""

    name = "jinguo.committee.snapshots"
    verbose_name = "数据快照"
