"""What is filled in about approvals and opinions."""

from functools import partial
from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.cycle.flows.models import Approval, ApprovalAnswer, Consulted, Round
from jinguo.cycle.flows.models.rounds import LONGEST
from jinguo.rules.rounds import OUTCOMES

ROWS = {"rows": 3}
AGREES, RETURNS = "agree", "return"
RESULTS = {AGREES: "同意", RETURNS: "退回"}


class AnswerForm(forms.Form):
    """What one of the asked says; the button says whether she agrees."""

    note = forms.CharField(
        label="意见",
        required=False,
        max_length=500,
        widget=forms.Textarea(ROWS),
        help_text="同意可以不填；退回要写明理由",
    )
    result = forms.ChoiceField(choices=list(RESULTS.items()), widget=forms.HiddenInput)

    def __init__(self, row: ApprovalAnswer, data: Any = None) -> None:
        super().__init__(data, auto_id=f"answer{row.pk}_%s")
        self.row = row

    def clean(self) -> dict[str, Any]:
        """A return says why."""
        given = super().clean() or self.cleaned_data
        if given.get("result") == RETURNS and not given.get("note", "").strip():
            self.add_error("note", "退回要写明理由，请写清哪里要改。")
        return given


WithdrawForm = partial(ReasonForm, label="撤回理由")


class PaperForm(forms.Form):
    """The paper that a decision or an opinion rests on: who signed it, its number and day, its scan."""

    signer = forms.CharField(label="签发人", max_length=40, error_messages={"required": "签发人没有填，请照文件填写"})
    number = forms.CharField(label="文号", required=False, max_length=60, help_text="没有文号的空着")
    day = DayField(label="落款日期", initial=clock.today, error_messages={"required": "落款日期没有填，请照文件填写"})
    scan = forms.FileField(
        label="扫描件",
        help_text="PDF 或照片，与这份依据文件一起保存",
        error_messages={"required": "还没有选扫描件，请选一个文件", "empty": "扫描件是空的，请重新选择文件"},
    )

    @property
    def paper_facts(self) -> dict[str, Any]:
        """What `papers.keep_paper` takes of it."""
        return {name: self.cleaned_data[name] for name in ("signer", "number", "day", "scan")}


class EnterAnswerForm(PaperForm):
    """What a body outside or an absent leader decided on paper."""

    field_order = ["asked", "result", "note", "signer", "number", "day", "scan"]
    asked = forms.ModelChoiceField(ApprovalAnswer.objects.none(), label="谁的意见", empty_label=None)
    result = forms.ChoiceField(label="结果", choices=list(RESULTS.items()), widget=forms.RadioSelect, initial=AGREES)
    note = forms.CharField(
        label="意见",
        required=False,
        max_length=500,
        widget=forms.Textarea(ROWS),
        help_text="照文件摘录；退回要写明理由",
    )
    wide = frozenset({"note", "scan"})

    def __init__(self, approval: Approval, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        waiting = [row.pk for row in approval.waiting()]
        rows = ApprovalAnswer.objects.filter(pk__in=waiting).select_related("staff").order_by("pk")
        self.fields["asked"].queryset = rows  # type: ignore[attr-defined]
        self.fields["asked"].label_from_instance = lambda row: row.name  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A return says why."""
        given = super().clean() or self.cleaned_data
        if given.get("result") == RETURNS and not given.get("note", "").strip():
            self.add_error("note", "退回要写明理由，请照文件写清哪里要改。")
        return given


class OpinionForm(forms.Form):
    """One opinion; `of` is whom it is given for, where the reader speaks for several."""

    of = forms.ModelChoiceField(Consulted.objects.none(), label="代表", empty_label=None)
    target = forms.CharField(label="针对", required=False, max_length=80, help_text="如：目标 3.1；对全文的意见空着")
    text = forms.CharField(
        label="意见",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "意见没有填，请写明哪里要改、怎样改"},
    )
    wide = frozenset({"text"})

    def __init__(self, voices: list[Consulted], data: Any = None) -> None:
        super().__init__(data)
        rows = Consulted.objects.filter(pk__in=[one.pk for one in voices]).select_related("staff", "unit")
        self.fields["of"].queryset = rows  # type: ignore[attr-defined]
        self.fields["of"].initial = voices[0] if voices else None
        if len(voices) == 1:
            self.fields["of"].widget = forms.HiddenInput()


class EnterOpinionForm(PaperForm):
    """An opinion that came on paper; empty words say that they have none."""

    field_order = ["of", "target", "text", "signer", "number", "day", "scan"]
    of = forms.ModelChoiceField(Consulted.objects.none(), label="谁的意见", empty_label=None)
    target = forms.CharField(label="针对", required=False, max_length=80, help_text="如：目标 3.1")
    text = forms.CharField(
        label="意见",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text="照来文摘录，一次录一条；来文说没有意见的空着",
    )
    wide = frozenset({"text", "scan"})

    def __init__(self, asked: Round, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        rows = Consulted.objects.filter(round=asked).select_related("staff", "unit").order_by("-body", "pk")
        self.fields["of"].queryset = rows  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """What was done with an opinion."""

    outcome = forms.ChoiceField(
        label="处理",
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "处理没有选，请选采纳、部分采纳或未采纳"},
    )
    reply = forms.CharField(
        label="答复",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text="写明改在哪里；部分采纳和未采纳要说明理由",
    )
    wide = frozenset({"outcome", "reply"})
