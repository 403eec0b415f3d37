"""What a rating asks, how its groups weigh, and the points that raters gave."""

from django.db import models
from django.db.models import Q

from jinguo.base.amounts import QuantityField
from jinguo.cycle.panels.models.panels import Panel, PanelSubject, Participant
from jinguo.rules.ratings import GROUPS


class RatingCriterion(models.Model):
    """One thing that is rated, with the points it may earn."""

    panel = models.ForeignKey(Panel, models.CASCADE, "criteria", verbose_name="评议")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("评分项", max_length=100)
    points = QuantityField("满分")

    class Meta:
        verbose_name = verbose_name_plural = "评分项"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "order"], name="rating_criterion_order"),
            models.UniqueConstraint(fields=["panel", "title"], name="rating_criterion_once"),
            models.CheckConstraint(condition=Q(points__gt=0), name="rating_criterion_has_points"),
        ]

    def __str__(self) -> str:
        return self.title


class RaterGroup(models.Model):
    """The weight of a group of raters; 0 is for information only."""

    panel = models.ForeignKey(Panel, models.CASCADE, "groups", verbose_name="评议")
    group = models.CharField("评分组", max_length=10, choices=GROUPS)
    weight = QuantityField("权重")

    class Meta:
        verbose_name = verbose_name_plural = "评分组"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "group"], name="rater_group_once"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="rater_group_weight"),
        ]

    def __str__(self) -> str:
        return str(self.get_group_display())


class Rating(models.Model):
    """The points that one rater gave a subject for one criterion."""

    criterion = models.ForeignKey(RatingCriterion, models.PROTECT, "ratings", verbose_name="评分项")
    subject = models.ForeignKey(PanelSubject, models.PROTECT, "ratings", verbose_name="评议对象")
    rater = models.ForeignKey(Participant, models.PROTECT, "ratings", verbose_name="参评人")
    points = QuantityField("得分")
    note = models.CharField("理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "评分"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "subject", "rater"], name="rating_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="rating_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.criterion}"
