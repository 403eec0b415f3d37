"""What was entered by mistake: it stays to be seen, with the reason, and counts no more (作废)."""

from typing import Self

from django.db import models

from jinguo.org.structure.scope import ScopedQuerySet


class VoidableQuerySet(ScopedQuerySet):
    """Rows by whether they count."""

    def standing(self) -> Self:
        """Those that are not voided."""
        return self.filter(voided_on=None)

    def voided(self) -> Self:
        """Those that are."""
        return self.exclude(voided_on=None)


class Voidable(models.Model):
    """A row that can be voided; who did it stands in the trail."""

    voided_on = models.DateField("作废日", null=True, blank=True, editable=False)
    void_reason = models.CharField("作废原因", max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True
