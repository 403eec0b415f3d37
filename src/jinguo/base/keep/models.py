"""What an installation remembers of its own backups."""

from django.db import models


class Backup(models.Model):
    """A backup that was made, by hand or before a migration; the file itself may have been taken elsewhere."""

    made_at = models.DateTimeField("备份时间")  # the machine's clock: a reminder must not follow a pretended date
    file_name = models.CharField("文件名", max_length=200)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("文件校验值", max_length=64)
    audit_head = models.CharField("审计链头", max_length=100, blank=True)
    reason = models.CharField("原因", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "备份记录"
        ordering = ["-made_at"]
        get_latest_by = "made_at"

    def __str__(self) -> str:
        return self.file_name
