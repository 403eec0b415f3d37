"""The audit trail as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    """Sees to the triggers and the head of the chain after each migration."""

    name = "jinguo.base.audit"
    verbose_name = "审计"

    def ready(self) -> None:
        """Hang in what follows a migration."""
        post_migrate.connect(_make_ready, sender=self)


def _make_ready(*, using: str, **_: Any) -> None:
    from jinguo.base.audit import trail, triggers  # models are not ready when this module is read

    connection = connections[using]
    if triggers.HEAD not in connection.introspection.table_names():
        return
    triggers.install(connection)
    trail.start_chain()
