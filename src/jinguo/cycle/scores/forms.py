"""The forms of assessments."""

from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField, words_field
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.scores.models import Scheme
from jinguo.rules.periods import parse_period, year_of


def _periods() -> list[tuple[str, str]]:
    year = year_of(clock.today().year)
    return [(one.code, one.label) for one in (*year.children, year, year.previous())]


class BeginForm(forms.Form):
    """Which plan, by which scheme, over which period, until which day."""

    plan = forms.ModelChoiceField(label="方案", queryset=Plan.objects.none(), empty_label="请选择")
    scheme = forms.ModelChoiceField(label="考评办法", queryset=Scheme.objects.none(), empty_label="请选择")
    period = forms.ChoiceField(label="期间", choices=_periods)
    as_of = DayField(label="截至", help_text="这一天以后的记录不计入")

    def __init__(self, *args: Any, plans: Any, schemes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["plan"].queryset, fields["scheme"].queryset = plans, schemes

    def clean_period(self) -> Any:
        """The period as a value."""
        return parse_period(self.cleaned_data["period"])


class FactForm(forms.Form):
    """A number for an item and a holder, with what it rests on."""

    holder = forms.ChoiceField(label="对象")
    item = forms.ChoiceField(label="考评项")
    value = forms.DecimalField(
        label="录入值", required=False, help_text="空着就取消这一项", max_digits=9, decimal_places=2
    )
    reason = forms.CharField(label="依据", max_length=200, required=False, help_text="会议、文件或评分表")

    def __init__(self, *args: Any, holders: list[tuple[str, str]], items: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["holder"].choices, fields["item"].choices = holders, list(items.items())


class WordsForm(forms.Form):
    """The words that an act wants: an objection, a reply, a reason."""

    text = words_field("说明", most=1000, rows=5)
