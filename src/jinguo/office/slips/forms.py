"""The forms of slips."""

from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.office.slips.models.leave import HALVES
from jinguo.office.slips.models.outings import OUTINGS
from jinguo.rules.attendance.moments import minute_of, punched
from jinguo.rules.leave import Stay, kind_choices


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class SpanForm(forms.Form):
    """Of which kind, from when to when."""

    kind = forms.ChoiceField(label="假别", choices=kind_choices)
    first = DayField(label="起始日")
    first_half = forms.ChoiceField(label="从", choices=list(HALVES.items()), initial="am")
    last = DayField(label="终止日")
    last_half = forms.ChoiceField(label="到", choices=list(HALVES.items()), initial="pm")

    @property
    def stay(self) -> Stay:
        """From which half of which day to which."""
        given = self.cleaned_data
        return Stay(given["first"], given["last"], given["first_half"], given["last_half"])


class LeaveForm(SpanForm):
    """Also why, who takes over, and what proves it."""

    reason = forms.CharField(label="事由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    hand_over = forms.CharField(label="工作交接", max_length=100, required=False, help_text="请假期间谁代办")
    contact = forms.CharField(label="联系方式和去向", max_length=60, required=False)
    proofs = ManyFilesField(
        label="证明", required=False, widget=ManyFilesInput(), help_text="病历、结婚证等；可以先请假，销假前补交"
    )
    wide = frozenset({"kind", "reason", "proofs"})

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given."""
        given = self.cleaned_data
        plain = ("kind", "reason", "hand_over", "contact", "proofs")
        return {name: given[name] for name in plain} | {"stay": self.stay}


class ProofForm(forms.Form):
    """Proofs handed in later."""

    proofs = ManyFilesField(label="补交证明", widget=ManyFilesInput())


class EntryForm(forms.Form):
    """Something entered by hand in an account."""

    why = forms.ChoiceField(label="项目", choices=[("opening", "期初"), ("corrected", "更正")])
    days = forms.DecimalField(label="天数", max_digits=4, decimal_places=1, help_text="半天写 0.5；减少的写负数，如 -2")
    note = forms.CharField(label="依据", max_length=200, help_text="如：2025 年假期登记表、领导批示")
    units = {"days": "天"}
    wide = frozenset({"note"})

    def clean_days(self) -> int:
        """The number of half days."""
        halves = self.cleaned_data["days"] * 2
        if halves != int(halves):
            raise ValidationError("最小单位是半天，请写成 0.5 的倍数。")
        return int(halves)

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given."""
        given = self.cleaned_data
        return {"why": given["why"], "half_days": given["days"], "note": given["note"]}


class StartForm(forms.Form):
    """Since when somebody has worked."""

    since = DayField(label="参加工作时间", help_text="按档案；年休假按它计算")


class BackForm(forms.Form):
    """The first day at work again."""

    back_on = DayField(label="返岗日", help_text="回来上班的第一天")


class OutingForm(forms.Form):
    """Where, why, from when until when."""

    kind = forms.ChoiceField(label="类别", choices=list(OUTINGS.items()))
    place = forms.CharField(label="去向", max_length=100)
    reason = forms.CharField(label="事由", max_length=200)
    first = DayField(label="外出日")
    leaves = forms.TimeField(label="外出时间", widget=_clock())
    last = DayField(label="预计返回日")
    back = forms.TimeField(label="预计返回时间", widget=_clock())
    companions = forms.CharField(label="同行人", max_length=100, required=False)
    contact = forms.CharField(label="联系方式", max_length=60, required=False)

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given; times as minutes of the day."""
        given = dict(self.cleaned_data)
        leaves, back = given.pop("leaves"), given.pop("back")
        return {**given, "leaves_at": minute_of(leaves), "back_by": minute_of(back)}


class ReturnForm(forms.Form):
    """When she came back."""

    returned = DayField(label="返回日")
    at = forms.TimeField(label="返回时间", widget=_clock())

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given; the time as a minute of the day."""
        day, minute = punched(datetime.combine(self.cleaned_data["returned"], self.cleaned_data["at"]))
        return {"day": day, "minute": minute}


DeclineForm = partial(ReasonForm, label="原因", most=200)


class CallForm(forms.Form):
    """What a call found."""

    reached = forms.BooleanField(label="接通", required=False, initial=True)
    note = forms.CharField(label="情况", max_length=200, required=False)
