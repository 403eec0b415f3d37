"""Administrative divisions (区划), with the years in which a code was valid."""

from django.db import models
from django.db.models import F, Q

from jinguo.org.structure.trees import TreeRow

LEVELS = {
    "nation": "国家",
    "province": "省（自治区、直辖市）",
    "city": "市",
    "county": "县（市、区）",
    "town": "乡镇（街道）",
    "village": "村（社区）",
}


class Region(TreeRow):
    """One division; a division whose code or name changed is a new row that follows the closed one."""

    code = models.CharField("区划代码", max_length=12)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=10, choices=LEVELS)
    opened = models.DateField("启用日", null=True, blank=True)
    closed = models.DateField("停用日", null=True, blank=True)  # the first day on which it no longer exists
    initials = models.CharField("拼音首字母", max_length=60, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "区划"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(closed=None), name="region_code_once"),
            models.CheckConstraint(
                condition=Q(closed=None) | Q(opened=None) | Q(closed__gt=F("opened")),
                name="region_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.name
