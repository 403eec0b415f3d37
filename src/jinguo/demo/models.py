"""What tells a demonstration from an office's own data."""

from django.db import models


class Demonstration(models.Model):
    """The one row of a data directory that holds a demonstration; an office's own has none."""

    until = models.DateField("演示到")
    done = models.PositiveIntegerField("已重演", default=0)
    is_built = models.BooleanField("已建成", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "演示"

    def __str__(self) -> str:
        return f"演示到 {self.until}"
