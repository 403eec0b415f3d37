"""Donations (捐赠): what was received and paid for which purpose, and when that was made public."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from jinguo.base.amounts import YuanField
from jinguo.cycle.bookkeeping.models import Heading, LedgerEntry
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import ORGANISATION
from jinguo.org.structure.scope import Scope, ScopedModel
from jinguo.rules import charity

DIRECTIONS = {"received": "收入", "paid": "支出"}
FORMS = {"money": "货币", "goods": "实物"}
SOURCES = {
    "finance": "财政",
    "unit": "单位",
    "person": "个人",
    "company": "企业",
    "entrepreneurs": "女企业家联谊会",
    "charity": "慈善组织",
    "staff": "本机关职工",
    "own_funds": "本单位经费",
}
NO_DONATION = frozenset({"finance", "own_funds"})  # public money comes with an allocation paper, not with a receipt


class DonationPurpose(Heading):
    """What donations are given for; nothing moves from one purpose to another (慈善法 art. 56, 58).

    A public fundraising has days, and a licence or a qualified charity as partner.
    """

    activity = models.CharField("活动名称", max_length=100, blank=True)
    first_day = models.DateField("活动起始日", null=True, blank=True)
    last_day = models.DateField("活动终止日", null=True, blank=True)
    is_public = models.BooleanField("公开募捐", default=False)
    has_licence = models.BooleanField("有公开募捐资格", default=False)
    partner = models.CharField("签书面协议的慈善组织", max_length=80, blank=True)

    class Meta(Heading.Meta):
        verbose_name = verbose_name_plural = "捐赠用途"
        constraints = [
            *Heading.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="purpose_ends_after_start",
                violation_error_message="活动终止日早于起始日，请核对",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(first_day__isnull=False),
                name="public_purpose_has_day",
                violation_error_message="公开募捐还没有活动起始日，请补上",
            ),
        ]

    def clean(self) -> None:
        """A public fundraising needs a licence or a partner (慈善法 art. 26)."""
        verdict = charity.may_raise_publicly(has_licence=self.has_licence, agreement_with=self.partner)
        if self.is_public and not verdict:
            raise ValidationError({"partner": verdict.reason})


class Donation(LedgerEntry):
    """Money or goods that came in or went out for one purpose; goods by their value."""

    ledger_code = "donations"

    direction = models.CharField("收支", max_length=10, choices=DIRECTIONS)
    form = models.CharField("形式", max_length=10, choices=FORMS, default="money")
    amount = YuanField("金额或价值", validators=[MinValueValidator(Decimal("0.01"), "金额要大于 0 元")])
    goods = models.CharField("实物名称和数量", max_length=100, blank=True)
    purpose = models.ForeignKey(DonationPurpose, models.PROTECT, "donations", verbose_name="捐赠用途")
    given_by = models.CharField("捐赠来源", max_length=20, choices=SOURCES, blank=True)
    donor = models.CharField("捐赠人", max_length=80, blank=True)
    may_publish = models.BooleanField("同意公开姓名", default=False)
    receipt_number = models.CharField("票据号", max_length=40, blank=True)
    receipt_waived = models.BooleanField("捐赠人匿名或放弃票据", default=False)
    beneficiary = models.CharField("受助对象", max_length=100, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, "+", verbose_name="受助人", null=True, blank=True)
    is_related = models.BooleanField("受助人与管理人员有利害关系", default=False)

    class Meta(LedgerEntry.Meta):
        verbose_name = verbose_name_plural = "捐赠"
        indexes = [*LedgerEntry.Meta.indexes, models.Index(fields=["purpose", "form", "day"], name="donation_purpose")]
        constraints = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="donation_amount_positive"),
        ]


class DonationPublication(ScopedModel):
    """A day on which what came in and went out for a purpose was made public."""

    domain = ORGANISATION
    scope = Scope(unit="purpose__unit", at_least="unit")

    purpose = models.ForeignKey(DonationPurpose, models.PROTECT, "publications", verbose_name="捐赠用途")
    day = models.DateField("公开日")
    place = models.CharField("公开处", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "捐赠公开"
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "day", "place"],
                name="publication_once",
                violation_error_message="这一天在这里的公开已经登记过",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.day}"

    @property
    def unit(self) -> Unit:
        """Who answers for it: who answers for the purpose."""
        return self.purpose.unit
