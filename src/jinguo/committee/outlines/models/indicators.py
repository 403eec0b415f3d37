"""Indicators (监测指标): what is counted, in which unit, and from which year on by another definition."""

from django.db import models
from django.db.models import Q

from jinguo.org.structure.models import Staff
from jinguo.rules.goal_values import TYPES
from jinguo.rules.outlines import AUDIENCES, DISAGGREGATIONS, DOMAINS, UNITS
from jinguo.rules.outlines.indicators import Indicator as IndicatorRule
from jinguo.rules.outlines.vocabulary import Unit as Measured

DIRECTIONS = {1: "越高越好", -1: "越低越好", 0: "不分高低"}
RULES = {**{str(code): title for code, title in TYPES.items()}, "context": "参考"}


def domain_choices() -> list[tuple[str, str]]:
    """The domains by code."""
    return [(code, one.title) for code, one in DOMAINS.items()]


def group_choices() -> list[tuple[str, str]]:
    """How values are split, by code."""
    return [*DISAGGREGATIONS.items()]


def unit_choices() -> list[tuple[str, str]]:
    """The units of measure by sign."""
    return [(code, code) for code in UNITS]


class Indicator(models.Model):
    """One indicator of the catalogue, the same for everybody; as a measure it is `indicator.<code>`.

    `confidence` says how sure the definition is (待核实, 二手来源), empty where the official text was seen.
    """

    code = models.CharField("指标代码", max_length=60, unique=True)
    title = models.CharField("名称", max_length=80)
    audience = models.CharField("对象", max_length=10, choices=AUDIENCES)
    domain = models.CharField("领域", max_length=20, choices=domain_choices)
    unit = models.CharField("计量单位", max_length=10, choices=unit_choices)
    direction = models.SmallIntegerField("方向", choices=DIRECTIONS)
    rule = models.CharField("通常的目标类型", max_length=20, choices=RULES)
    numerator = models.CharField("分子", max_length=300, blank=True)
    denominator = models.CharField("分母", max_length=300, blank=True)
    department = models.CharField("数据来源部门", max_length=80, blank=True)
    frequency = models.CharField("频率", max_length=20, blank=True)
    source = models.CharField("口径出处", max_length=200)
    confidence = models.CharField("可信度", max_length=60, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    order = models.PositiveIntegerField("排序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "监测指标"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/indicators/{self.code}/"

    @property
    def measured_in(self) -> Measured:
        """Its unit of measure."""
        return UNITS[self.unit]

    @property
    def factor(self) -> str:
        """What numerator over denominator is multiplied with, in words; empty for what is no rate."""
        per = self.measured_in.per
        return f"× {per:,}" if per > 1 else ""

    @property
    def as_rule(self) -> IndicatorRule:
        """The row as the rules read it."""
        columns = (field.name for field in IndicatorRule.__dataclass_fields__.values() if field.name != "also")
        return IndicatorRule(**{name: getattr(self, name) for name in columns})


class IndicatorVersion(models.Model):
    """From a year on it is counted otherwise (口径版本): what changed, and whether the series breaks there.

    Values before and after a break are shown together but never compared.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, "versions", verbose_name="指标")
    year = models.PositiveSmallIntegerField("起始年")
    change = models.CharField("变化", max_length=300)
    source = models.CharField("出处", max_length=200)
    breaks = models.BooleanField("前后不可比", default=True)
    set_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "口径版本"
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="indicator_version_once_a_year"),
            models.CheckConstraint(
                condition=Q(year__range=(1949, 2100)),
                name="indicator_version_of_a_year",
                violation_error_message="起始年填四位数的年份。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}年起"
