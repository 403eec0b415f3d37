"""The forms of conduct."""

from functools import partial
from typing import Any

from django import forms

from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.office.conduct.kinds import record_kinds
from jinguo.office.conduct.models.protections import protection_kinds


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PersonForm(forms.Form):
    """About whom."""

    staff = forms.CharField(label="人员", max_length=40, help_text="写全名或工号")

    @property
    def told(self) -> dict[str, Any]:
        """What the service is given, besides the person."""
        return {name: value for name, value in self.cleaned_data.items() if name != "staff"}


class RecordForm(PersonForm):
    """What was given to her; `period` and `checked` come with a suggestion."""

    kind = forms.ChoiceField(label="种类", choices=record_kinds)
    given = DayField(label="生效日")
    organ = forms.CharField(label="作出机关", max_length=60)
    number = forms.CharField(label="文号", max_length=40, required=False)
    facts = forms.CharField(
        label="事实", max_length=1000, widget=_text(4), help_text="加密存放，只有本人、人事和主要领导看得到"
    )
    papers = ManyFilesField(label="文件", required=False, widget=ManyFilesInput(), help_text="处分决定、检查材料等")
    wide = frozenset({"staff", "facts", "papers"})


class CaseForm(PersonForm):
    """That she is investigated."""

    opened_on = DayField(label="立案日")
    organ = forms.CharField(label="立案机关", max_length=60)
    number = forms.CharField(label="文号", max_length=40, required=False)
    matter = forms.CharField(label="事由", max_length=1000, widget=_text(3), required=False, help_text="加密存放")
    papers = ManyFilesField(label="文件", required=False, widget=ManyFilesInput())
    wide = frozenset({"matter", "papers"})


class CloseForm(forms.Form):
    """How it ended."""

    closed_on = DayField(label="结案日")
    outcome = forms.CharField(
        label="结果", max_length=500, widget=_text(3), help_text="如“不予处分”；给予处分的，另登记一条处分"
    )


class ProtectionForm(PersonForm):
    """Why she must not be dismissed."""

    kind = forms.ChoiceField(label="情形", choices=protection_kinds)
    first_day = DayField(label="起始日")
    last_day = DayField(label="终止日", required=False, help_text="没有定的空着，以后再补")
    basis = forms.CharField(label="依据", max_length=200, help_text="如：诊断证明、工伤认定书；加密存放")
    wide = frozenset({"basis"})


class EndForm(forms.Form):
    """Until when."""

    last_day = DayField(label="终止日")


VoidForm = partial(ReasonForm, label="作废原因", most=200, hint="如：登记错人、处分已撤销")
