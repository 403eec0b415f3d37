"""Refuse to start without the right keys: nothing may be written under a key that is not this installation's."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.checks import CheckMessage, Error
from django.db import DatabaseError

from jinguo.base.vault import keys
from jinguo.base.vault.errors import KeyMissing
from jinguo.base.vault.models import VaultCheck

OTHERS_MAY_READ = 0o077


def check_keys(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:  # noqa: ARG001
    """The system check: the ring is there, readable by its owner only, and the one this database was sealed with."""
    try:
        keys.ring()
    except KeyMissing as missing:
        return [Error(str(missing), id="vault.E001")]
    return [*_wrong_keys(), *_open_to_others()]


def _wrong_keys() -> list[CheckMessage]:
    try:
        wrong = [check.key_id for check in VaultCheck.objects.all() if not check.holds()]
    except DatabaseError:  # before the first migration there is nothing to be wrong about
        return []
    if not wrong:
        return []
    numbers = "、".join(map(str, wrong))
    remedy = f"请把这套数据自己的密钥文件放回 {keys.path()} 再启动。"
    return [Error(f"密钥文件与数据库不是一套：缺 {numbers} 号密钥。{remedy}", id="vault.E002")]


def _open_to_others() -> list[CheckMessage]:
    if not keys.path().stat().st_mode & OTHERS_MAY_READ:
        return []
    return [checks.Warning(f"密钥文件 {keys.path()} 别的用户也能读。请把权限改为 600。", id="vault.W001")]
