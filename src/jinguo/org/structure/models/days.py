"""The yearly holiday notices an office has imported beyond the shipped ones."""

from django.db import models

from jinguo.rules.notices import Notice

DAY_KINDS = {"holiday": "放假", "workday-in-lieu": "调休上班"}


class CalendarNotice(models.Model):
    """One day that a notice of the State Council (放假通知) makes a rest day or a working day."""

    day = models.DateField("日期", unique=True)
    name = models.CharField("节日", max_length=30)
    kind = models.CharField("安排", max_length=20, choices=DAY_KINDS)
    source = models.CharField("依据", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "放假通知"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.get_kind_display()}（{self.name}）"

    def as_rule(self) -> Notice:
        """The row as the rules of the calendar read it."""
        return Notice(self.day, self.name, self.kind, self.source)
