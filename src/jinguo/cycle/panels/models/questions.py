"""What a questionnaire asks."""

from django.db import models

from jinguo.cycle.panels.kinds import QUESTION_KINDS, SCALED
from jinguo.cycle.panels.models.panels import Panel
from jinguo.rules.questionnaires import SATISFIED, SCALE


class PanelQuestion(models.Model):
    """One question; a line of `options` is a choice, a line of `counting` one of those that make the rate."""

    panel = models.ForeignKey(Panel, models.CASCADE, "questions", verbose_name="评议")
    order = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("题型", max_length=10, choices=QUESTION_KINDS, default=SCALED)
    text = models.CharField("题目", max_length=200)
    options = models.TextField("选项", blank=True)
    counting = models.TextField("计入比率的选项", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "问卷题目"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["panel", "order"], name="panel_question_order")]

    def __str__(self) -> str:
        return self.text

    @property
    def choices(self) -> tuple[str, ...]:
        """The options in order; none where words are asked for."""
        return SCALE if self.kind == SCALED else tuple(self.options.splitlines())

    @property
    def counting_words(self) -> str:
        """The options that make the rate, in words."""
        return "、".join(self.counting.splitlines())

    @property
    def counted(self) -> tuple[int, ...]:
        """The options that make the rate, from 1."""
        if self.kind == SCALED:
            return SATISFIED
        lines = self.counting.splitlines()
        return tuple(at for at, option in enumerate(self.choices, 1) if option in lines)
