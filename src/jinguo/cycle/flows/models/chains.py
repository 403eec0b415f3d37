"""Chains (审批流程): who has to agree to a matter, in which order; each version is in force from a day."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from jinguo.cycle.flows.scope import ChainScope
from jinguo.org.structure.models import Post, Unit
from jinguo.org.structure.roles import SEATS, WORK, role_choices
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet
from jinguo.rules import chains as rules

WHO = {"role": "岗位角色", "post": "指定岗位", "body": "外单位"}
PLACES = {"department": "本部室", "organ": "本单位", "superior": "上级单位"}


def role_names() -> list[tuple[str, str]]:
    """The roles that may be asked: the three seats touch no business."""
    return [(code, name) for code, name in role_choices() if code not in SEATS]


class ChainQuerySet(ScopedQuerySet):
    """Chains by day."""

    def standing_on(self, day: date) -> Self:
        """The versions in force on a day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class Chain(ScopedModel):
    """One version of an organ's chain, in force from a day to a day (both count); units below use it where they
    have none of the same code. A version that an approval has begun with is never changed.
    """

    domain = WORK
    scope = ChainScope(unit="unit", at_least="unit")

    code = models.CharField("代码", max_length=60, editable=False)
    title = models.CharField("审批流程", max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, "chains", verbose_name="单位")
    valid_from = models.DateField("启用日")
    valid_to = models.DateField("停用日", null=True, blank=True)

    objects = ChainQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "审批流程"
        ordering = ["title", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "unit"], condition=Q(valid_to=None), name="chain_once_running"),
            models.UniqueConstraint(fields=["code", "unit", "valid_from"], name="chain_once_from_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="chain_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ChainStep(models.Model):
    """One step of a chain (审批环节): whom it asks, how many of them, by when, and for which matters it stands there.

    `who` is a role in a place, a post, or bodies outside the house, which answer on paper only. `due_days` are work
    days from the day on which the step's turn comes.
    """

    chain = models.ForeignKey(Chain, models.CASCADE, "steps", verbose_name="审批流程")
    order = models.PositiveSmallIntegerField("顺序")
    title = models.CharField("环节", max_length=40)
    mode = models.CharField("同意方式", max_length=10, choices=rules.MODES, default="one")
    who = models.CharField("由谁办", max_length=10, choices=WHO, default="role")
    role = models.CharField("角色", max_length=20, choices=role_names, blank=True)
    place = models.CharField("所在", max_length=12, choices=PLACES, default="organ")
    post = models.ForeignKey(Post, models.PROTECT, "+", verbose_name="岗位", null=True, blank=True)
    bodies: Any = models.JSONField("外单位", default=list, blank=True)
    due_days = models.PositiveSmallIntegerField("时限（工作日）", null=True, blank=True)
    min_days = models.PositiveSmallIntegerField("天数至少", null=True, blank=True)
    max_days = models.PositiveSmallIntegerField("天数至多", null=True, blank=True)
    kinds: Any = models.JSONField("限于类别", default=list, blank=True)
    ranks: Any = models.JSONField("限于职级", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审批环节设置"
        ordering = ["chain", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(who="role", role__gt="", post=None)
                | Q(who="post", role="", post__isnull=False)
                | Q(who="body", role="", post=None),
                name="chain_step_asks_one_way",
            ),
            models.CheckConstraint(
                condition=Q(min_days=None) | Q(max_days=None) | Q(max_days__gte=F("min_days")),
                name="chain_step_days_in_order",
            ),
            models.CheckConstraint(condition=Q(due_days=None) | Q(due_days__gte=1), name="chain_step_due_at_least_one"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def condition(self) -> rules.Condition:
        """For which matters it stands in the chain."""
        return rules.Condition(self.min_days, self.max_days, tuple(self.kinds), tuple(self.ranks))

    @property
    def who_words(self) -> str:
        """Whom it asks, in words: 本单位分管领导, 本部室负责人, 市委办、市直党工委."""
        match self.who:
            case "body":
                return "、".join(self.bodies)
            case "post":
                return str(self.post)
        role = self.get_role_display()
        return (
            f"本{role}"
            if self.role == "department_head" and self.place == "department"
            else f"{self.get_place_display()}{role}"
        )

    def as_rule(self, asked: tuple[Any, ...] = ()) -> rules.ChainStep:
        """The step as the rules know it, with those whom it asks."""
        return rules.ChainStep(self.order, self.title, self.mode, self.condition, asked)  # type: ignore[arg-type]
