"""The forms of spot checks."""

from django import forms

from jinguo.office.checks.models import KINDS, breach_choices


class OpenForm(forms.Form):
    """Which way, and what for."""

    kind = forms.ChoiceField(label="方式", choices=list(KINDS.items()), initial="irregular")
    note = forms.CharField(label="说明", max_length=200, required=False)


class FoundForm(forms.Form):
    """What was found of one person."""

    is_there = forms.TypedChoiceField(
        label="查看", choices=[("1", "在岗"), ("0", "不在岗")], coerce=lambda value: value == "1"
    )
    conduct = forms.MultipleChoiceField(
        label="情形", choices=breach_choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class HandlingForm(forms.Form):
    """How it was handled."""

    handling = forms.CharField(label="处理结果", max_length=200)
