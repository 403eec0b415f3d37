"""Headings: what the entries of a ledger are kept under, such as the purpose of donations or a training project."""

from django.db import models

from jinguo.base.moves.versions import Versioned
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import ORGANISATION
from jinguo.org.structure.scope import Scope, ScopedModel, ScopedQuerySet


class HeadingQuerySet(ScopedQuerySet):
    """Headings by who may use them."""

    def open_to(self, unit: Unit) -> "HeadingQuerySet":
        """The headings in use that a unit may book under: those of its organ and of every organ above it."""
        asked = models.Value(unit.organ_path)
        return self.filter(is_open=True).alias(asked=asked).filter(asked__startswith=models.F("unit__organ_path"))


class Heading(Versioned, ScopedModel):
    """One heading, by a name that is unique; closed it takes no new entries, and old reports stay true."""

    domain = ORGANISATION
    scope = Scope(unit="unit", at_least="unit")

    name = models.CharField("名称", max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="主管部室")
    is_open = models.BooleanField("启用", default=True)

    objects = HeadingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], name="%(class)s_name_once", violation_error_message="这个名称已经有了，请换一个"
            )
        ]

    def __str__(self) -> str:
        return self.name
