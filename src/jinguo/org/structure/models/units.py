"""Units of every kind (单位、部室、领导小组、办公室), and what became of them."""

from datetime import date
from typing import cast

from django.db import models
from django.db.models import F, Q

from jinguo.org.structure.models.regions import Region
from jinguo.org.structure.roles import ORGANISATION
from jinguo.org.structure.scope import HERE, Scope, ScopedModel, ScopedQuerySet
from jinguo.org.structure.trees import TreeRow

KINDS = {
    "federation": "妇联",
    "committee": "妇儿工委",
    "committee_office": "妇儿工委办",
    "member_unit": "成员单位",
    "department": "部室",
    "leading_group": "领导小组",
    "performance_office": "绩效办",
    "office": "办公室",
    "expert_panel": "专家评估组",
    "statistics_group": "监测统计组",
    "village_federation": "村（社区）妇联",
    "women_committee": "妇委会",
}
# Parts of an organ share its reach; everything else is an organ of its own. The office of the committee (妇儿工委办) is
# in the federation: its people sign in, report and are appraised there.
PARTS = frozenset(
    {
        "department",
        "leading_group",
        "performance_office",
        "office",
        "expert_panel",
        "statistics_group",
        "committee_office",
    }
)


class UnitQuerySet(ScopedQuerySet):
    """Units, as they stood on a day."""

    def standing_on(self, day: date) -> "UnitQuerySet":
        """The units that existed on a day."""
        return self.filter(Q(opened=None) | Q(opened__lte=day), Q(closed=None) | Q(closed__gt=day))


class Unit(TreeRow, ScopedModel):
    """A unit; its name is today's, earlier names stand in its changes."""

    domain = ORGANISATION
    scope = Scope(unit=HERE, region="region", at_least="unit")

    code = models.CharField("单位代码", max_length=30, unique=True)
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=30, blank=True)
    kind = models.CharField("类别", max_length=20, choices=KINDS)
    region = models.ForeignKey(Region, models.PROTECT, "units", verbose_name="所在地区", null=True, blank=True)
    organ_path = models.CharField("所属单位路径", max_length=200, db_index=True, editable=False, default="")
    order = models.PositiveIntegerField("排序", default=0)
    opened = models.DateField("成立日", null=True, blank=True)
    closed = models.DateField("撤销日", null=True, blank=True)  # the first day on which it no longer exists
    pinyin = models.CharField("拼音", max_length=300, blank=True, editable=False)
    initials = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)

    objects = UnitQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed=None) | Q(opened=None) | Q(closed__gt=F("opened")), name="unit_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_part(self) -> bool:
        """Whether it is part of an organ (a department, a group) rather than an organ itself."""
        return self.kind in PARTS and self.parent_id is not None

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and keep the path of the organ it belongs to beside its own."""
        super().save(*args, **kwargs)
        above = cast(Unit | None, self.parent)
        organ_path = above.organ_path if self.is_part and above else self.path
        if organ_path != self.organ_path:
            self.organ_path = organ_path
            Unit.objects.filter(pk=self.pk).update(organ_path=organ_path)

    def stands_on(self, day: date) -> bool:
        """Whether the unit existed on a day."""
        return (self.opened is None or self.opened <= day) and (self.closed is None or day < self.closed)


CHANGES = {
    "opened": "成立",
    "renamed": "更名",
    "merged": "并入",
    "split": "分设",
    "moved": "调整隶属",
    "closed": "撤销",
}


class UnitChange(ScopedModel):
    """One event in a unit's life; `successor` is the unit that goes on in its place (沿革)."""

    domain = ORGANISATION
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "changes", verbose_name="单位")
    day = models.DateField("生效日")
    kind = models.CharField("变动", max_length=10, choices=CHANGES)
    old_name = models.CharField("原名称", max_length=80, blank=True)
    new_name = models.CharField("新名称", max_length=80, blank=True)
    successor = models.ForeignKey(Unit, models.PROTECT, "predecessors", verbose_name="承接单位", null=True, blank=True)
    paper = models.CharField("依据文件", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "单位沿革"
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.unit} {self.get_kind_display()}"
