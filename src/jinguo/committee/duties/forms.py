"""The forms of duties."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField
from jinguo.committee.duties.models import PolicyPaper
from jinguo.committee.duties.models.policies import KINDS
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.org.structure.models import Unit

ROUND = 10  # years of an outline


class OutlineForm(forms.Form):
    """The years of an outline, and what its plan is called."""

    first = forms.IntegerField(label="起始年", min_value=1991, max_value=2101)
    last = forms.IntegerField(label="终止年", min_value=1992, max_value=2110)
    title = forms.CharField(label="标题", max_length=120, required=False, help_text="空着就用“妇女儿童发展纲要＋年份”")
    wide = frozenset({"title"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        first = clock.today().year // ROUND * ROUND + 1
        super().__init__(*args, **{"initial": {"first": first, "last": first + ROUND - 1}, **kwargs})

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        given = super().clean() or self.cleaned_data
        if given.get("first") and given.get("last") and given["last"] <= given["first"]:
            self.add_error("last", "终止年要晚于起始年。")
        return given


class YearForm(forms.Form):
    """Which year of an outline's plan."""

    year = forms.TypedChoiceField(label="年份", coerce=int)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["year"]
        field.choices = [(one.first.year, one.label) for one in plan.span.children]


class TextGoalForm(forms.Form):
    """What a target without a number asks for: a standard and a day, and who answers."""

    title = forms.CharField(label="目标", max_length=120)
    standard = forms.CharField(
        label="完成标准", max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text="做到什么算完成"
    )
    due = DayField(label="完成日")
    steps = forms.CharField(
        label="措施", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="每行一条"
    )
    wide = frozenset({"title", "standard", "steps"})


class BaselineForm(forms.Form):
    """The place's own baseline, of a target that is relative to one."""

    baseline = forms.DecimalField(label="基期值", max_digits=12, decimal_places=3, min_value=0)
    baseline_year = forms.IntegerField(label="基期年", min_value=1990, max_value=2100)
    steps = forms.CharField(
        label="措施", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="每行一条"
    )
    wide = frozenset({"steps"})


class UnitsForm(forms.Form):
    """Which member units lead and join a goal."""

    leads = forms.ModelMultipleChoiceField(
        label="主责单位", queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    joins = forms.ModelMultipleChoiceField(
        label="协同单位", queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    wide = frozenset({"leads", "joins"})

    def __init__(self, *args: Any, members: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(pk__in=[one.pk for one in members]).order_by("order", "code")
        for name in ("leads", "joins"):
            field: Any = self.fields[name]
            field.queryset = units


class FilingForm(forms.Form):
    """When a unit's plan was filed."""

    filed_on = DayField(label="备案日")
    note = forms.CharField(label="说明", max_length=200, required=False, help_text="如：纸质报送")
    wide = frozenset({"note"})


class PolicyForm(forms.Form):
    """A paper of a member unit."""

    unit = forms.ModelChoiceField(label="制定单位", queryset=Unit.objects.none(), empty_label="请选择")
    kind = forms.ChoiceField(label="文件种类", choices=list(KINDS.items()), initial="normative")
    title = forms.CharField(label="文件标题", max_length=120)
    number = forms.CharField(label="文号", max_length=60)
    issued_on = DayField(label="印发日")
    valid_from = DayField(label="施行日")
    valid_to = DayField(label="失效日", required=False, help_text="现行有效的空着")
    replaced_by = forms.ModelChoiceField(
        label="代替它的文件", queryset=PolicyPaper.objects.none(), required=False, empty_label="没有"
    )
    targets = forms.ModelMultipleChoiceField(
        label="服务的纲要目标", queryset=OutlineTarget.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    note = forms.CharField(label="说明", max_length=300, required=False)
    papers = ManyFilesField(label="文件正文", required=False, widget=ManyFilesInput(), help_text="版式文件或扫描件")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"title", "targets", "note", "papers"})

    def __init__(
        self, *args: Any, units: Any, targets: Any, others: Any, paper: PolicyPaper | None = None, **kwargs: Any
    ):
        first = _facts(paper) if paper else {}
        super().__init__(*args, **{**kwargs, "initial": {**first, **kwargs.get("initial", {})}})
        fields: Any = self.fields
        fields["targets"].queryset, fields["replaced_by"].queryset = targets, others
        fields["targets"].label_from_instance = _target_words
        if paper:
            del fields["unit"]
        else:
            fields["unit"].queryset = units
            del fields["replaced_by"], fields["seen"]


def _target_words(target: OutlineTarget) -> str:
    """A target with whose outline it is; one without a number by its domain, for many have the same words."""
    title = f"{target.get_domain_code_display()}文字目标" if target.type == "deliverable" else target.title
    return f"{target.outline.get_audience_display()}　{title}"


def _facts(paper: PolicyPaper) -> dict[str, Any]:
    names = ("kind", "title", "number", "issued_on", "valid_from", "valid_to", "replaced_by", "note")
    return {**{name: getattr(paper, name) for name in names}, "targets": paper.targets.all()}
