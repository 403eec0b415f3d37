"""What the database remembers of the key ring, to notice a wrong key file before anything is written with it."""

from django.db import models

from jinguo.base.vault import envelope
from jinguo.base.vault.keys import Key, ring


class VaultCheck(models.Model):
    """One key this database is sealed with, known by a check value from which the key cannot be found."""

    key_id = models.PositiveBigIntegerField("密钥编号", primary_key=True)
    value = models.CharField("校验值", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "密钥校验"

    def __str__(self) -> str:
        return str(self.key_id)

    def holds(self) -> bool:
        """Whether the ring has this very key."""
        return envelope.stamp_holds(self.value, _message(self.key_id), purpose="check")


def remember_keys() -> None:
    """Note the check value of each key of the ring that the database does not know yet."""
    for key in ring().keys:
        VaultCheck.objects.get_or_create(key_id=key.id, defaults={"value": _check_value(key)})


def _check_value(key: Key) -> str:
    return f"{key.id}.{key.suite.mac(key.mac_key('check'), _message(key.id)).hex()}"


def _message(key_id: int) -> bytes:
    return f"jinguo/{key_id}".encode()
