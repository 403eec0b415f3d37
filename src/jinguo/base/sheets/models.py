"""Imports that were written, and what each of their rows became."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from jinguo.base.sheets.flow import IMPORT


class ImportBatch(models.Model):
    """One file, written as a whole (导入批次). The importer is kept as number and name: sheets stand below org."""

    workflow = IMPORT

    kind = models.CharField("表格种类", max_length=60)
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件校验码", max_length=64)
    rows = models.PositiveIntegerField("行数")
    by_number = models.CharField("导入人工号", max_length=20, blank=True)
    by_name = models.CharField("导入人", max_length=40)
    at = models.DateTimeField("导入时间")
    state = models.CharField("状态", max_length=10, choices=IMPORT.states, default=IMPORT.start)

    class Meta:
        verbose_name = verbose_name_plural = "导入批次"
        ordering = ["-pk"]
        # A double click or a second attempt after a crash must not write the same file twice.
        constraints = [
            UniqueConstraint(fields=["kind", "sha256"], condition=Q(state="written"), name="import_written_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_name}（{self.rows} 行）"


class ImportedRow(models.Model):
    """One row of an imported file: which record it became and how that stood right after (`stamp`, keyed)."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, "imported", verbose_name="导入批次")
    row = models.PositiveIntegerField("行号")
    object_type = models.CharField("对象类型", max_length=100)
    object_id = models.CharField("对象编号", max_length=40)
    created = models.BooleanField("新建")
    stamp = models.CharField("写入后校验码", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "导入行"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"第 {self.row} 行"
