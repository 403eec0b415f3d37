"""The forms of reports."""

from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField
from jinguo.reports import REPORTS, report_module
from jinguo.reports.models import ReportSection
from jinguo.rules.periods import half_of, parse_period, year_of


def _kinds() -> list[tuple[str, str]]:
    return [(name, report_module(name).TITLE) for name in REPORTS]


def _periods() -> list[tuple[str, str]]:
    """This year with its halves and quarters, and the last one."""
    year = year_of(clock.today().year)
    offered = [year, half_of(year.first), half_of(year.last), *year.children, year.previous()]
    return [(period.code, period.label) for period in offered]


class DraftForm(forms.Form):
    """Beginning a report: what kind, over which period, until which day."""

    code = forms.ChoiceField(label="种类", choices=_kinds)
    period = forms.ChoiceField(label="期间", choices=_periods)
    as_of = DayField(label="截至", help_text="这一天以后的记录不计入")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = clock.today()
        super().__init__(*args, **{"initial": {"period": year_of(today.year).code, "as_of": today}, **kwargs})

    def clean(self) -> dict[str, Any]:
        """The period as a value, and a cut-off day that lies within it."""
        given = super().clean() or self.cleaned_data
        if "period" in given and "as_of" in given:
            given["period"] = parse_period(given["period"])
            if given["as_of"] not in given["period"]:
                self.add_error("as_of", f"截至日要在{given['period'].label}之内。")
        return given


class SectionForm(forms.ModelForm):
    """The words of a section; `seen` is the version of the report that they were drawn from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"heading"})

    class Meta:
        model = ReportSection
        fields = ("heading", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}
        help_texts = {"text": "每行一段。花括号里的名字会换成台账里的数，见下面的清单。"}


class SendForm(forms.Form):
    """Sending a report upward: to whom."""

    to = forms.CharField(label="报送给", max_length=80, help_text="如：市效能办")
    seen = forms.IntegerField(widget=forms.HiddenInput)
