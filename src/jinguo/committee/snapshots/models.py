"""Snapshots and the evaluations that were published from them; neither is ever changed."""

from pathlib import Path

from django.conf import settings
from django.db import models

from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.scope import PublishedScope
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel

ENGINES = {"duckdb": "DuckDB", "spark": "Spark 集群"}


class Snapshot(ScopedModel):
    """What an outline stood on when it was taken (数据快照): Parquet files in a folder named by the hash of all."""

    domain = COMMITTEE
    scope = PublishedScope(unit="outline__unit", region="outline__region", at_least="unit")

    outline = models.ForeignKey(Outline, models.PROTECT, "snapshots", verbose_name="纲要")
    taken_on = models.DateField("日期")
    taken_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="办理人", null=True, blank=True)
    sha256 = models.CharField("校验值", max_length=64, unique=True)
    values = models.PositiveBigIntegerField("监测值个数")
    regions = models.PositiveIntegerField("地区个数")
    size = models.PositiveBigIntegerField("字节数")

    class Meta:
        verbose_name = verbose_name_plural = "数据快照"
        ordering = ["-taken_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.outline} {self.taken_on}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/snapshots/{self.pk}/"

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return Path(settings.SNAPSHOTS_DIR) / self.sha256


class PublishedEvaluation(ScopedModel):
    """What an outline came to in a year, as it was published (公布的评估), with the hash of every figure."""

    domain = COMMITTEE
    scope = PublishedScope(unit="snapshot__outline__unit", region="snapshot__outline__region", at_least="unit")

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, "evaluations", verbose_name="数据快照")
    year = models.PositiveSmallIntegerField("年份")
    level = models.CharField("参评地区级别", max_length=10)
    published_on = models.DateField("公布日")
    published_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="办理人", null=True, blank=True)
    figures = models.CharField("结果校验值", max_length=64)
    lines = models.PositiveBigIntegerField("结论个数")
    engine = models.CharField("计算引擎", max_length=20)

    class Meta:
        verbose_name = verbose_name_plural = "公布的评估"
        ordering = ["-published_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["snapshot", "year", "level"], name="snapshot_published_once")]

    def __str__(self) -> str:
        return f"{self.snapshot.outline} {self.year}年"

    @property
    def engine_title(self) -> str:
        """The engine by its name."""
        return ENGINES.get(self.engine, self.engine)
