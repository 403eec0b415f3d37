"""Forms that were sent, so that one sent twice acts once."""

from django.db import models


class SubmittedForm(models.Model):
    """One form of one person and what came of it; a double click or a replay finds it and acts no more."""

    key = models.UUIDField("表单标识")
    by_number = models.CharField("提交人工号", max_length=20)
    answer = models.CharField("结果地址", max_length=300, blank=True)
    at = models.DateTimeField("提交时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "已提交表单"
        constraints = [models.UniqueConstraint(fields=["by_number", "key"], name="submitted_form_once")]

    def __str__(self) -> str:
        return str(self.key)
