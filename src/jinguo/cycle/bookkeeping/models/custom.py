"""Ledgers that an office defines itself, on screen or by a shipped TOML: one table for all of them.

Texts, choices, dates and yes/no answers of an entry stand in one JSON column that the definition describes; every
number is a typed row of its own, so that sums run in the database; every named person is a `Person`.
"""

from typing import Any

from django.db import models

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.bookkeeping.models.entries import EntryQuerySet, LedgerEntry
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import ORGANISATION
from jinguo.org.structure.scope import Scope, ScopedModel


class Ledger(Versioned, ScopedModel):
    """The definition of a custom ledger; `fields` and `measures` hold what `rules.forms` describes and checks."""

    domain = ORGANISATION
    scope = Scope(unit="unit", at_least="unit")
    permissions_module = "jinguo.cycle.bookkeeping.permissions"

    code = models.SlugField("代码", max_length=40, unique=True)
    title = models.CharField("名称", max_length=40)
    group = models.CharField("分组", max_length=30, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="主管单位")
    fields: Any = models.JSONField("栏目", default=list)
    measures: Any = models.JSONField("统计", default=list, blank=True)
    hint = models.CharField("空白时的提示", max_length=200, blank=True)
    is_shipped = models.BooleanField("随系统提供", default=False, editable=False)
    is_open = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "自定台账"
        ordering = ["group", "code"]

    def __str__(self) -> str:
        return self.title


class CustomEntry(LedgerEntry):
    """One entry of a custom ledger."""

    ledger_row = models.ForeignKey(Ledger, models.PROTECT, "entries", verbose_name="台账")
    title = models.CharField("事项", max_length=120)
    texts: Any = models.JSONField("内容", default=dict, blank=True)

    objects = EntryQuerySet.as_manager()  # type: ignore[misc]

    class Meta(LedgerEntry.Meta):
        verbose_name = verbose_name_plural = "自定台账记录"

    @property
    def ledger(self) -> str:
        """The code of the ledger it stands in."""
        return self.ledger_row.code


class EntryFigure(models.Model):
    """One number of a custom entry, exact to a thousandth of its unit."""

    entry = models.ForeignKey(CustomEntry, models.CASCADE, "figures", verbose_name="记录")
    field = models.CharField("栏目", max_length=40)
    value = QuantityField("数值")

    class Meta:
        verbose_name = verbose_name_plural = "记录数值"
        constraints = [models.UniqueConstraint(fields=["entry", "field"], name="figure_once")]
        indexes = [models.Index(fields=["field", "entry", "value"], name="figure_by_field")]

    def __str__(self) -> str:
        return f"{self.field} {self.value}"


class EntryPerson(models.Model):
    """One person that a custom entry names."""

    entry = models.ForeignKey(CustomEntry, models.CASCADE, "people", verbose_name="记录")
    field = models.CharField("栏目", max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, "+", verbose_name="人员")

    class Meta:
        verbose_name = verbose_name_plural = "记录人员"
        constraints = [models.UniqueConstraint(fields=["entry", "field", "person"], name="entry_person_once")]

    def __str__(self) -> str:
        return str(self.person)
