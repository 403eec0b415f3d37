"""The small forms beside an act: a reason, the days of a lock, the day of a frozen base."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.rules.periods import BadPeriodError, Period, parse_period

BecauseForm = partial(ReasonForm, least=4, most=200, rows=2)


class EvidenceForm(forms.Form):
    """One file."""

    file = forms.FileField(label="添加材料", error_messages={"required": "没有选文件，请选一个"})


class LockForm(forms.Form):
    """Which days of which ledgers are locked, and which report used them."""

    ledgers = forms.MultipleChoiceField(
        label="台账", widget=forms.CheckboxSelectMultiple, error_messages={"required": "没有选台账，请至少选一个"}
    )
    period = forms.CharField(
        label="期间", max_length=20, help_text="如 2026Q1、2026-04", error_messages={"required": "期间没有填，请补上"}
    )
    reason = forms.CharField(
        label="缘由",
        max_length=200,
        help_text="用到这些数的报表或考评",
        error_messages={"required": "缘由没有填，请补上"},
    )

    def __init__(self, kinds: list[LedgerKind], data: Any = None) -> None:
        super().__init__(data)
        self.fields["ledgers"].choices = [(one.code, one.title) for one in kinds if not one.is_register]  # type: ignore[attr-defined]

    def clean_period(self) -> Period:
        """The period of the code."""
        try:
            return parse_period(self.cleaned_data["period"].strip())
        except BadPeriodError as problem:
            raise ValidationError(str(problem)) from problem


class FreezeForm(forms.Form):
    """The day on which a register is frozen."""

    day = DayField(label="冻结日", initial=clock.today, error_messages={"required": "冻结日没有填，请补上"})
    note = forms.CharField(label="说明", max_length=200, required=False)
