"""What every typed and custom ledger shares: a dated event (流水) of a unit, confirmed, voided or reversed."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.cycle.bookkeeping.flow import ENTRY
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.roles import LEDGER
from jinguo.org.structure.scope import Scope, ScopedModel, ScopedQuerySet

SOURCES = {"typed": "录入", "import": "导入", "paste": "粘贴", "phone": "手机", "opening": "期初"}


class EntryQuerySet(ScopedQuerySet):
    """Entries by whether they count."""

    def counting(self) -> Self:
        """The entries that figures are made of: confirmed, reversals among them with their sign."""
        return self.filter(state="confirmed")


class LedgerEntry(Versioned, ScopedModel):
    """One dated event of a ledger; each ledger adds its own columns.

    `unit` is the department of the event's own day, so that a transfer never rewrites an old month. `sign` is 1, or
    −1 for a reversing entry, which takes back the entry it names without touching it.
    """

    domain = LEDGER
    scope = Scope(unit="unit", region="region")
    workflow = ENTRY
    permissions_module = "jinguo.cycle.bookkeeping.permissions"
    ledger_code: ClassVar[str] = ""  # a typed ledger names itself

    number = models.CharField("编号", max_length=30, editable=False, db_index=True)
    day = models.DateField("日期", db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="县（市、区）", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=ENTRY.states, default=ENTRY.start, editable=False)
    sign = models.SmallIntegerField("正负", default=1, editable=False)
    reverses = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="reversals",
        verbose_name="冲正的记录",
        null=True,
        blank=True,
        editable=False,
    )
    source = models.CharField("来源", max_length=10, choices=SOURCES, default="typed", editable=False)
    remark = models.CharField("备注", max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, "+", verbose_name="登记人", null=True, editable=False
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, "+", verbose_name="确认人", null=True, editable=False
    )
    confirmed_on = models.DateField("确认日", null=True, editable=False)

    objects = EntryQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sign__in=(1, -1)), name="%(class)s_sign"),
            models.CheckConstraint(
                condition=Q(sign=1, reverses=None) | Q(sign=-1, reverses__isnull=False), name="%(class)s_reversal"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, state__in=("draft", "void")) | Q(confirmed_on__isnull=False),
                name="%(class)s_confirmed_has_day",
            ),
            models.UniqueConstraint(
                fields=["reverses"],
                condition=Q(reverses__isnull=False) & ~Q(state="void"),
                name="%(class)s_reversed_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "day", "unit"], name="%(class)s_figures")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("bookkeeping:entry", args=[self.ledger, self.pk])

    def recorder(self) -> list[Staff]:
        """Who is told when somebody else takes it out of the books: who entered it, nobody for an import's."""
        return [self.recorded_by] if self.recorded_by else []

    @property
    def ledger(self) -> str:
        """The code of the ledger it stands in."""
        return self.ledger_code

    @property
    def is_reversal(self) -> bool:
        """Whether it takes back another entry."""
        return self.sign < 0
