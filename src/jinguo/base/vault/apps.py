"""The vault as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate


class VaultConfig(AppConfig):
    """Checks the keys at every start and remembers new ones after migrating."""

    name = "jinguo.base.vault"
    verbose_name = "密钥与加密"

    def ready(self) -> None:
        """Hang in the check and the memory of keys."""
        from jinguo.base.vault.checks import check_keys  # models are not ready when this module is read

        checks.register(check_keys)
        post_migrate.connect(_remember_keys, sender=self)


def _remember_keys(*, using: str, **_: Any) -> None:
    from jinguo.base.vault.models import VaultCheck, remember_keys

    if VaultCheck._meta.db_table in connections[using].introspection.table_names():
        remember_keys()
