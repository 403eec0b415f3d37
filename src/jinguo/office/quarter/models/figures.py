"""An organ's own figures of the quarter review (考评标准)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from jinguo.base.amounts import QuantityField
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel
from jinguo.rules.figure_table import Figure, shipped_figures

NAMES = (
    "quarter_self_weight",
    "quarter_office_weight",
    "quarter_leader_weight",
    "quarter_good_from",
    "quarter_fair_from",
    "quarter_plain_from",
    "good_share",
)


def name_choices() -> list[tuple[str, str]]:
    """The figures that an organ may set itself."""
    return [(name, shipped_figures()[f"grading.{name}"][0].title) for name in NAMES]


class ReviewFigure(ScopedModel):
    """One dated figure of an organ's own; it speaks before the shipped one.

    A change is a new row with a later first day; the old row stays, so that an earlier quarter recomputes as then.
    """

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    name = models.CharField("项目", max_length=30, choices=name_choices)
    value = QuantityField(
        "数值", validators=[MinValueValidator(0, "数值不小于 0"), MaxValueValidator(100, "不超过 100")]
    )
    first_day = models.DateField("起始日")
    clause = models.CharField("文件依据", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "考评标准"
        ordering = ["name", "-first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "first_day"],
                name="review_figure_once",
                violation_error_message="这一天起的这项标准已经录入，请换一个起始日",
            ),
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=100), name="review_figure_of_100"),
        ]

    def __str__(self) -> str:
        return self.get_name_display()

    @property
    def figure(self) -> Figure:
        """The row as the rules read it."""
        shipped = shipped_figures()[f"grading.{self.name}"][-1]
        return Figure(shipped.name, shipped.title, self.value, shipped.unit, self.first_day, None, self.clause)
