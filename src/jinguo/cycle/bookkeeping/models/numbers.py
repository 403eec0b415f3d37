"""Serial numbers without gaps, one series a ledger and year."""

from django.db import models, transaction


class Counter(models.Model):
    """The last number given in a series."""

    series = models.CharField("序列", max_length=60, unique=True)
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号"

    def __str__(self) -> str:
        return f"{self.series} {self.last}"

    @classmethod
    @transaction.atomic
    def take(cls, series: str, count: int = 1) -> range:
        """The next `count` numbers of a series; two takers never get the same one."""
        cls.objects.get_or_create(series=series)
        counter = cls.objects.select_for_update().get(series=series)
        first = counter.last + 1
        counter.last += count
        counter.save(update_fields=["last"])
        return range(first, counter.last + 1)
