"""What a named person of the committee has in common: her account or her name, sealed, and from when to when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.committee.body.models.voiding import Voidable, VoidableQuerySet
from jinguo.org.structure.models import Staff
from jinguo.org.structure.scope import ScopedModel

ENDS_AFTER_START = Q(last_day=None) | Q(last_day__gte=F("first_day"))


class NamedQuerySet(VoidableQuerySet):
    """Named people by day."""

    def on(self, day: date) -> Self:
        """Those in their place on a day."""
        return self.standing().filter(Q(last_day=None) | Q(last_day__gte=day), first_day__lte=day)


class Named(Voidable, SealedModel, ScopedModel):
    """A person in a place for a time; who has an account is linked and not written down a second time."""

    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="账号", null=True, blank=True)
    name = EncryptedTextField("姓名", max_length=40, blank=True)
    post = models.CharField("职务", max_length=60, blank=True)
    phone = EncryptedTextField("电话", max_length=30, blank=True)
    first_day = models.DateField("起始日")
    last_day = models.DateField("终止日", null=True, blank=True)

    objects = NamedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"  # stands in the trail: names nobody

    @property
    def person(self) -> str:
        """The person's name."""
        return self.staff.name if self.staff else self.name
