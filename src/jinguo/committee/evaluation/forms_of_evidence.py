"""The forms of judgements and of checks of data."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from jinguo.base.web.forms import DayField
from jinguo.committee.evaluation.models import CheckedValue, EvaluationRound
from jinguo.committee.evaluation.models.judgements import LONGEST
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.models.indicators import domain_choices
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.progress import OUTCOMES


class GoalForm(forms.Form):
    """A text goal as the outline has it."""

    title = forms.CharField(label="目标", max_length=120, help_text="照纲要原文写")
    domain_code = forms.ChoiceField(label="领域", choices=domain_choices)
    source = forms.CharField(label="出处", max_length=200, help_text="如：《中国妇女发展纲要（2021—2030年）》主要目标")
    confidence = forms.CharField(label="可信度", max_length=60, required=False, help_text="没有核对原文的写“待核实”")
    wide = frozenset({"title"})


class JudgeForm(forms.Form):
    """How far a text goal has come, why, and on which evidence."""

    year = forms.IntegerField(label="年份", min_value=2001, max_value=2100)
    outcome = forms.ChoiceField(label="判断", choices=list(OUTCOMES.items()), widget=forms.RadioSelect)
    reasons = forms.CharField(
        label="理由", max_length=LONGEST, widget=forms.Textarea({"rows": 4}), help_text="对照目标写做到了什么、还差什么"
    )
    links = forms.CharField(
        label="佐证链接",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        help_text="每行一个：本系统的任务、文件从“/”写起，其他网页从 http 写起",
    )
    papers = ManyFilesField(label="佐证材料", required=False, widget=ManyFilesInput())


class CheckForm(forms.Form):
    """A check of data: where, what is drawn, how far it may deviate."""

    title = forms.CharField(label="名称", max_length=120, help_text="如：两纲监测数据质量核查")
    outline = forms.ModelChoiceField(label="纲要", queryset=Outline.objects.none(), empty_label="请选择")
    year = forms.IntegerField(label="数据年份", min_value=2001, max_value=2100)
    day = DayField(label="核查日期")
    lead = forms.ModelChoiceField(label="组长", queryset=Staff.objects.none(), empty_label="请选择")
    members = forms.ModelMultipleChoiceField(label="组员", queryset=Staff.objects.none(), required=False)
    size = forms.IntegerField(label="每处抽查", min_value=1, max_value=100, initial=5)
    tolerance = forms.DecimalField(
        label="允许偏差", min_value=0, max_value=50, decimal_places=2, max_digits=5, initial=Decimal(1)
    )
    seed = forms.CharField(label="抽样种子", max_length=40, help_text="当众确定的任意字样，凭它可以重抽出同样的样本")
    round = forms.ModelChoiceField(
        label="属于评估", queryset=EvaluationRound.objects.none(), required=False, empty_label="不属于评估"
    )
    places = forms.ModelMultipleChoiceField(
        label="受检单位", queryset=Unit.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    units: ClassVar[dict[str, str]] = {"size": "个指标", "tolerance": "%"}
    wide = frozenset({"title", "places"})

    def __init__(self, *args: Any, reader: Staff, staff: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rounds = EvaluationRound.objects.visible_to(reader).exclude(state__in=("closed", "cancelled"))
        sets = {"outline": Outline.objects.visible_to(reader), "lead": staff, "members": staff, "round": rounds}
        for name, rows in {**sets, "places": places}.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class ValueForm(forms.Form):
    """What the source record says of one value."""

    reported = forms.DecimalField(label="上报数", required=False, max_digits=18, decimal_places=6)
    found = forms.DecimalField(label="查得数", required=False, max_digits=18, decimal_places=6)
    has_record = forms.BooleanField(label="有原始记录", required=False)
    record = forms.CharField(label="原始记录", max_length=200, required=False, help_text="如：妇幼年报表、学籍系统")
    note = forms.CharField(label="说明", max_length=300, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"record", "note"})

    def __init__(self, *args: Any, value: CheckedValue, **kwargs: Any) -> None:
        names = ("reported", "found", "has_record", "record", "note")
        first = {name: getattr(value, name) for name in names}
        super().__init__(*args, **{**kwargs, "initial": {**first, **kwargs.get("initial", {})}})
        self.fields["reported"].disabled = value.observation_id is not None
        self.units = {"reported": value.indicator.unit, "found": value.indicator.unit}


class SettleForm(forms.Form):
    """Until when what is wrong is put right."""

    due = DayField(label="整改期限", required=False, help_text="有不符的数据时必填")
