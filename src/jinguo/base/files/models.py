"""Which file belongs to which row; the content lies sealed in the store."""

from typing import Any

from django.db import models

from jinguo.base.files.kinds import KINDS


def kind_choices() -> list[tuple[str, str]]:
    """The kinds a file can be of, as code and label."""
    return [(kind.code, kind.label) for kind in KINDS.values()]


class StoredFile(models.Model):
    """One file of one row. Two rows with the same content share it in the store, never this entry."""

    sha256 = models.CharField("内容校验值", max_length=64, db_index=True)
    name = models.CharField("文件名", max_length=120)
    size = models.PositiveBigIntegerField("大小（字节）")
    kind = models.CharField("文件类型", max_length=10, choices=kind_choices)
    owner_type = models.CharField("所属类型", max_length=100)
    owner_id = models.CharField("所属编号", max_length=40)
    uploaded_by_number = models.CharField("上传人工号", max_length=20, blank=True)
    uploaded_by_name = models.CharField("上传人", max_length=40)
    at = models.DateTimeField("上传时间")

    machine_made = ("at",)

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner_type", "owner_id", "sha256", "name"], name="file_once_an_owner")
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def owned_by(owner: models.Model) -> dict[str, Any]:
        """The columns that name an owner."""
        return {"owner_type": owner._meta.label_lower, "owner_id": str(owner.pk)}
