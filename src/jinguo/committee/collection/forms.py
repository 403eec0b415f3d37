"""The forms of collection."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm, SeenReasonForm
from jinguo.committee.body.queries import members_on
from jinguo.committee.collection.models import CollectionRound, RoundItem
from jinguo.committee.collection.models.rounds import COUNTIES
from jinguo.committee.outlines.models import Indicator, Outline
from jinguo.committee.outlines.models.indicators import group_choices
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.org.structure.models import Staff, Unit

AREA = {"rows": 3}


class RoundForm(forms.ModelForm):
    """What a round is, and what it begins with."""

    due = DayField(label="截止日", help_text="各单位提交的最后一天，可以给单个单位延期")
    outlines = forms.ModelMultipleChoiceField(
        label="收哪些纲要的指标",
        queryset=Outline.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="先列出纲要的全部指标，按口径里的部门配好填报单位；下一步可以增减、改单位",
    )
    asks_counties = forms.BooleanField(label="这些指标也由各县（市、区）报本地的数", required=False)
    wide = frozenset({"title", "note", "outlines"})

    class Meta:
        model = CollectionRound
        fields = ("title", "year", "due", "paper", "note")
        widgets = {"note": forms.Textarea(AREA)}
        help_texts = {
            "title": "如：2025年度两纲监测数据",
            "year": "收哪一年的数",
            "paper": "没有发文的空着；发布以后写在来源里",
            "note": "填报单位会看到",
        }

    def __init__(self, *args: Any, reader: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        running = Outline.objects.visible_to(reader).filter(last__gte=clock.today().year - 1)
        field = self.fields["outlines"]
        field.queryset = running  # type: ignore[attr-defined]
        field.initial = [one.pk for one in running if one.level == "国家"]


class EditRoundForm(forms.ModelForm):
    """The same of a draft, without what it began with."""

    due = DayField(label="截止日")
    wide = frozenset({"title", "note"})

    class Meta:
        model = CollectionRound
        fields = ("title", "year", "due", "paper", "note")
        widgets = {"note": forms.Textarea(AREA)}


class ChooseForm(forms.Form):
    """Which indicators are asked for."""

    indicators = forms.ModelMultipleChoiceField(
        label="指标", queryset=Indicator.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    wide = frozenset({"indicators"})


class ItemForm(forms.Form):
    """Of whom an indicator is asked, and in which detail."""

    unit = forms.ModelChoiceField(
        label="填报单位", queryset=Unit.objects.none(), required=False, empty_label="不由成员单位报"
    )
    counties = forms.ChoiceField(label="县（市、区）", choices=list(COUNTIES.items()))
    groups = forms.MultipleChoiceField(label="分组", choices=group_choices, widget=forms.CheckboxSelectMultiple)
    with_counts = forms.BooleanField(
        label="收分子、分母", required=False, help_text="小地区的率要靠分子、分母合并计算，也用来核对率"
    )

    def __init__(self, *args: Any, item: RoundItem, **kwargs: Any) -> None:
        first = {name: getattr(item, name) for name in ("unit", "counties", "with_counts")}
        kwargs["initial"] = {**first, "groups": item.group_codes}
        super().__init__(*args, **kwargs)
        members = members_on(item.round.committee, clock.today())
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=members.values("unit"))  # type: ignore[attr-defined]


class LockForm(forms.Form):
    """Why it is locked without some."""

    left_out = forms.CharField(
        label="缺报说明", max_length=300, required=False, widget=forms.Textarea(AREA), help_text="都已审核的空着"
    )


class SubmitForm(forms.Form):
    """The scan with the stamp, where there is one."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    papers = ManyFilesField(
        label="盖章扫描件", required=False, widget=ManyFilesInput(), help_text="PDF 或照片；也可以提交以后再传"
    )


class PapersForm(forms.Form):
    """The scan with the stamp."""

    papers = ManyFilesField(label="盖章扫描件", widget=ManyFilesInput(), help_text="PDF 或照片")

    def clean_papers(self) -> list[File]:
        """At least one."""
        found: list[File] = self.cleaned_data["papers"]
        if not found:
            raise ValidationError("没有选文件，请选盖章扫描件")
        return found


class NoteForm(forms.Form):
    """What is said with a consent."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = forms.CharField(label="审核意见", max_length=300, required=False)


BackForm = partial(SeenReasonForm, label="退回理由", hint="写明哪一格、要怎样改")


class ExtendForm(forms.Form):
    """Another last day."""

    due = DayField(label="新的截止日")
    reason = forms.CharField(label="延期理由", max_length=200)


class CorrectionForm(forms.Form):
    """Another value of a locked cell."""

    new_text = forms.CharField(label="更正为", max_length=40)
    new_cases = forms.CharField(label="分子数更正为", max_length=40, required=False, help_text="不变的空着")
    new_population = forms.CharField(label="分母数更正为", max_length=40, required=False, help_text="不变的空着")
    paper = forms.CharField(label="依据", max_length=100, help_text="如：市教育局更正函，泉教函〔2026〕8号")
    reason = forms.CharField(label="更正理由", max_length=300, widget=forms.Textarea(AREA))
    wide = frozenset({"paper", "reason"})


class AnswerForm(forms.Form):
    """What is said with a yes."""

    answer = forms.CharField(label="审批意见", max_length=300, required=False)


RefuseForm = partial(ReasonForm, label="不同意的理由")
