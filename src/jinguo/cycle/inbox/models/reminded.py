"""What has been reminded of, so that each level comes once."""

from django.db import models

LEVELS = {
    "soon": "临期",
    "due": "到期",
    "late": "逾期",
    "late_head": "逾期告知部室负责人",
    "late_leader": "逾期告知分管领导",
}


class Reminded(models.Model):
    """One level of one due day of one matter that was reminded of (已提醒); a day put off is reminded of anew."""

    subject_type = models.CharField("所指种类", max_length=60)
    subject_id = models.CharField("所指编号", max_length=40)
    due = models.DateField("到期日")
    level = models.CharField("级别", max_length=20, choices=LEVELS)
    day = models.DateField("提醒日")

    class Meta:
        verbose_name = verbose_name_plural = "已提醒"
        ordering = ["-day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id", "due", "level"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.due} {self.get_level_display()}"
