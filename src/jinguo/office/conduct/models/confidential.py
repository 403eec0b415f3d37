"""What all that is confidential has in common: confidential, entered once, voided with a reason, never deleted."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ConfidentialScope, ScopedModel, ScopedQuerySet

VOID_IS_WHOLE = Q(voided_on=None, voided_by=None) | Q(voided_on__isnull=False, voided_by__isnull=False)


class ConfidentialQuerySet(ScopedQuerySet):
    """Rows by whether they stand."""

    def standing(self, as_of: date | None = None) -> Self:
        """Those that are not voided; with `as_of` those that were entered and not voided by the end of that day."""
        if as_of is None:
            return self.filter(voided_on=None)
        return self.filter(Q(voided_on=None) | Q(voided_on__gt=as_of), entered_on__lte=as_of)


class Confidential(SealedModel, ScopedModel):
    """A row about somebody that only she, her organ's main leader and personnel see.

    Its words name neither person nor kind: they stand in the trail, which others read.
    """

    domain = WORK
    scope = ConfidentialScope(staff="staff", unit="unit")

    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    entered_on = models.DateField("登记日")
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人")
    voided_on = models.DateField("作废日", null=True, blank=True)
    voided_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="作废人", null=True, blank=True)
    void_reason = EncryptedTextField("作废原因", max_length=200, blank=True)

    objects = ConfidentialQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
