"""Where a person is told outside the product, if she wants to be."""

from datetime import date
from typing import Self

from django.core.validators import validate_email
from django.db import models

from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.org.structure.models import Staff


class MailAddressQuerySet(models.QuerySet):
    """Addresses by whose they are."""

    def visible_to(self, staff: Staff, on: date | None = None) -> Self:  # noqa: ARG002  the same door as of scoped rows
        """Her own and nobody else's."""
        return self.filter(staff=staff) if staff.is_active else self.none()


class MailAddress(SealedModel):
    """The mail address (提醒邮箱) a person has entered herself; no row where she wants no mail."""

    staff = models.OneToOneField(Staff, models.PROTECT, related_name="mail_address", verbose_name="人员")
    address = EncryptedTextField("邮箱", max_length=120, validators=[validate_email])

    objects = MailAddressQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提醒邮箱"

    def __str__(self) -> str:
        return str(self.staff)
