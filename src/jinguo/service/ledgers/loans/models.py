"""Micro-loans (妇女小额贷款): the loan as it was paid out, what later became of it, and an organ's own policy."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from jinguo.base.amounts import QuantityField, YuanField
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.bookkeeping.models import LedgerEntry
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import ORGANISATION
from jinguo.org.structure.scope import Scope, ScopedModel
from jinguo.rules import loans
from jinguo.rules.figure_table import SECONDARY, UNCONFIRMED, Figure

SUBSIDIES = {"none": "无贴息", "subsidised": "贴息"}
POLICY_ITEMS = {
    "cap": ("上限", "元"),
    "cap_per_head": ("每人上限", "元/人"),
    "share_of_personal": ("占各人上限合计的比例", "%"),
    "subsidy_share": ("贴息比例", "%"),
    "term_months": ("最长期限", "个月"),
    "extension_months": ("最长展期", "个月"),
    "youngest": ("最低年龄", "周岁"),
    "oldest": ("最高年龄", "周岁"),
}


class DueDayField(models.DateField):
    """The original due day, kept by every save from the day of pay-out and the term, so that the database can ask."""

    def pre_save(self, model_instance: Any, add: bool) -> date:  # noqa: ARG002
        """Count the months anew."""
        due = loans.due_on(model_instance.day, model_instance.months)
        setattr(model_instance, self.attname, due)
        return due


class Microloan(LedgerEntry):
    """One loan; its day is the day of pay-out. Its status is computed from its days, never stored."""

    ledger_code = "loans"

    person = models.ForeignKey(Person, models.PROTECT, "+", verbose_name="借款人")
    category = models.CharField("类别", max_length=20, choices=loans.CATEGORY_NAMES, default="personal")
    partners = models.PositiveSmallIntegerField("合伙人数", default=1, validators=[MinValueValidator(1, "至少 1 人")])
    amount = YuanField("金额", validators=[MinValueValidator(Decimal("0.01"), "贷款金额要大于 0 元")])
    months = models.PositiveSmallIntegerField(
        "期限", validators=[MinValueValidator(1, "贷款期限至少 1 个月"), MaxValueValidator(600, "最多 600 个月")]
    )
    purpose = models.CharField("用途", max_length=100)
    subsidy = models.CharField("贴息", max_length=10, choices=SUBSIDIES, default="none")
    rate = QuantityField("年利率", null=True, blank=True, validators=[MinValueValidator(0, "利率不小于 0")])
    jobs = models.PositiveIntegerField("带动就业岗位", default=0)
    applied_on = models.DateField("申请日", null=True, blank=True)
    due_on = DueDayField("到期日", editable=False, blank=True)
    extended_to = models.DateField("展期至", null=True, blank=True, editable=False)
    repaid_on = models.DateField("结清日", null=True, blank=True, editable=False)

    class Meta(LedgerEntry.Meta):
        verbose_name = verbose_name_plural = "小额贷款"
        indexes = [*LedgerEntry.Meta.indexes, models.Index(fields=["due_on"], name="loan_due")]
        constraints = [
            *LedgerEntry.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="loan_amount_positive"),
            models.CheckConstraint(
                condition=Q(extended_to=None) | Q(extended_to__gt=F("due_on")), name="loan_extended_past_due_day"
            ),
            models.CheckConstraint(condition=Q(repaid_on=None) | Q(repaid_on__gte=F("day")), name="loan_repaid_later"),
        ]

    @property
    def as_rule(self) -> loans.Loan:
        """The days of the loan as the rules read them."""
        return loans.Loan(self.day, self.due_on, self.extended_to, self.repaid_on)

    def status_on(self, day: date) -> loans.LoanStatus:
        """What the loan was on a day: paid out, extended, overdue or settled."""
        return loans.status_on(self.as_rule, day)


class LoanPolicy(Versioned, ScopedModel):
    """One dated figure of an organ's own loan policy; it speaks before the shipped figures, for all units below it.

    A change of policy is a new row with a later first day; the old row stays, so that old loans are judged as then.
    """

    domain = ORGANISATION
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    category = models.CharField("类别", max_length=20, choices=loans.CATEGORY_NAMES)
    item = models.CharField("项目", max_length=20, choices={code: name for code, (name, _) in POLICY_ITEMS.items()})
    value = QuantityField("数值", validators=[MinValueValidator(0, "数值不小于 0")])
    first_day = models.DateField("起始日")
    last_day = models.DateField("终止日", null=True, blank=True)
    clause = models.CharField("文件依据", max_length=100)
    confidence = models.CharField(
        "可信程度", max_length=10, blank=True, choices={UNCONFIRMED: UNCONFIRMED, SECONDARY: SECONDARY}
    )

    class Meta:
        verbose_name = verbose_name_plural = "贷款政策"
        ordering = ["category", "item", "-first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "category", "item", "first_day"],
                name="loan_policy_once",
                violation_error_message="这一天起的这项政策已经录入，请改原来那一行",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="loan_policy_ends_after_start",
                violation_error_message="终止日早于起始日，请核对",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()}{self.get_item_display()}"

    @property
    def figure(self) -> Figure:
        """The row as the rules read it."""
        name, unit = f"loan.{self.category}.{self.item}", POLICY_ITEMS[self.item][1]
        return Figure(
            name, str(self), self.value, unit, self.first_day, self.last_day, self.clause, confidence=self.confidence
        )
