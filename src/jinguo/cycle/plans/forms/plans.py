"""Beginning a plan, sending it round, entering what was approved on paper."""

from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.plans.kinds import PLAN_KINDS
from jinguo.cycle.plans.models import Plan, PlanSection
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.periods import parse_period, year_of

AHEAD = 2


def _periods() -> list[tuple[str, str]]:
    """This year with its quarters, the next, and the ten years of a running outline."""
    year = year_of(clock.today().year)
    coming = [year.years_later(ahead) for ahead in range(1, AHEAD)]
    decade = parse_period(f"{year.first.year // 10 * 10 + 1}/{year.first.year // 10 * 10 + 10}")
    return [(one.code, one.label) for one in (year, *coming, *year.children, decade)]


class DraftForm(forms.Form):
    """What kind of plan, whose, over which period; out of nothing or out of an earlier one."""

    kind = forms.ChoiceField(label="种类", choices=[(kind.code, kind.title) for kind in PLAN_KINDS.values()])
    owner = forms.ChoiceField(label="归属")
    period = forms.ChoiceField(label="期间", choices=_periods)
    title = forms.CharField(label="标题", max_length=120, required=False, help_text="空着就用“期间＋种类”")
    source = forms.ModelChoiceField(
        label="沿用", queryset=Plan.objects.none(), required=False, empty_label="从空白开始",
        help_text="目标、承担者和数值一起带过来，再逐项修改",
    )  # fmt: skip
    wide = frozenset({"title", "source"})

    def __init__(self, *args: Any, owners: list[Unit | Staff], sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {_code(one): one for one in owners}
        field: Any = self.fields["owner"]
        field.choices = [
            (code, f"{one}（本人）" if isinstance(one, Staff) else str(one)) for code, one in self.owners.items()
        ]
        chosen: Any = self.fields["source"]
        chosen.queryset = sources

    def clean(self) -> dict[str, Any]:
        """The owner and the period as values; a source of the same kind and owner."""
        given = super().clean() or self.cleaned_data
        if "owner" in given:
            given["owner"] = self.owners[given["owner"]]
        if "period" in given:
            given["period"] = parse_period(given["period"])
        source = given.get("source")
        if source and (source.kind != given.get("kind") or source.owner != given.get("owner")):
            self.add_error("source", "沿用的方案要和新方案同一种类、同一归属。")
        return given


class SectionForm(forms.ModelForm):
    """The words of a section; `seen` is the version of the plan that they were drawn from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"heading"})

    class Meta:
        model = PlanSection
        fields = ("heading", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}
        help_texts = {"text": "每行一段。"}


class OpinionsForm(forms.Form):
    """Whom to ask, and until when: departments, colleagues (experts), and bodies outside, one a line."""

    units = forms.ModelMultipleChoiceField(
        label="部室和单位", queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    experts = forms.ModelMultipleChoiceField(
        label="专家", queryset=Staff.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    outside = forms.CharField(
        label="外单位", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="每行一个，意见由绩效办代录"
    )
    due = DayField(label="截止日", help_text="到期没有回音的，视为无意见")
    text = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, units: Any, experts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["units"].queryset, fields["experts"].queryset = units, experts

    def clean_due(self) -> Any:
        """A day that leaves time to answer."""
        due = self.cleaned_data["due"]
        if due <= clock.today():
            raise forms.ValidationError("截止日要在今天以后。")
        return due

    def clean(self) -> dict[str, Any]:
        """Everybody asked in one list."""
        given = super().clean() or self.cleaned_data
        bodies = [line.strip() for line in given.get("outside", "").splitlines() if line.strip()]
        given["asked"] = [*given.get("units", ()), *given.get("experts", ()), *bodies]
        if not given["asked"]:
            raise forms.ValidationError("选一个部室、专家，或写一个外单位，再征求意见。")
        return given


class ApprovedForm(forms.Form):
    """What an approval on paper says (补录批复)."""

    body = forms.CharField(label="批复机关", max_length=80, initial="市机关效能建设领导小组")
    number = forms.CharField(label="批复文号", max_length=60, help_text="没有文号的写明会议和日期")
    signer = forms.CharField(label="签发人", max_length=40)
    day = DayField(label="批复日")
    scan = forms.FileField(label="扫描件", required=False)


class HandDownForm(forms.Form):
    """The meeting that hands a plan's goals down."""

    meeting = forms.ModelChoiceField(
        label="部署会议", queryset=Meeting.objects.none(), help_text="学习、动员、部署或培训的会议"
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["meeting"]
        chosen.queryset = meetings


def _code(owner: Unit | Staff) -> str:
    return f"u{owner.pk}" if isinstance(owner, Unit) else f"s{owner.pk}"
