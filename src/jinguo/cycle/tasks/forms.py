"""The forms of tasks."""

from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.cycle.tasks.kinds import ACCEPTING, KINDS
from jinguo.cycle.tasks.models import LONGEST, Task
from jinguo.cycle.tasks.queries import units_to_give_to
from jinguo.org.structure.forms.units import UnitField
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import colleague

MOST_FILES = 20
ROWS = {"rows": 3}


class ManyFilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True

    def __init__(self, **attrs: str) -> None:
        super().__init__({"multiple": True, **attrs})


class CameraInput(ManyFilesInput):
    """Photos; a phone opens its camera."""

    template_name = "tasks/camera.html"

    def __init__(self) -> None:
        super().__init__(accept="image/*", capture="environment")


class ManyFilesField(forms.FileField):
    """Several files; a list, empty where none were picked."""

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        """Each one as a field for one file takes it."""
        picked = [one for one in data or [] if one]
        if len(picked) > MOST_FILES:
            raise ValidationError(f"一次最多 {MOST_FILES} 个文件，请分几次上传或打成一个压缩包。")
        return [super(ManyFilesField, self).clean(one, initial) for one in picked]


class ReportForm(forms.Form):
    """What is reported of a task; `seen` is the task's version that was looked at, the key makes it arrive once."""

    narrative = forms.CharField(
        label="完成情况",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "完成情况没有填，请写明做了什么、到什么程度"},
    )
    actual = forms.DecimalField(label="完成值", required=False, max_digits=15, decimal_places=3)
    actual_unit = forms.CharField(label="计量单位", required=False, max_length=20, help_text="如：人、期、万元")
    problems = forms.CharField(label="存在问题", required=False, max_length=LONGEST, widget=forms.Textarea(ROWS))
    measures = forms.CharField(label="下一步措施", required=False, max_length=LONGEST, widget=forms.Textarea(ROWS))
    evidence = ManyFilesField(label="佐证材料", required=False, widget=ManyFilesInput())
    photos = ManyFilesField(
        label="现场拍照",
        required=False,
        widget=CameraInput(),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wide = frozenset({"evidence", "photos"})

    def __init__(self, task: Task, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"seen": task.version})
        self.fields["evidence"].help_text = f"要求：{task.evidence}" if task.evidence else ""
        self.needs_files = task.rules.needs_files

    def clean(self) -> dict[str, Any]:
        """Files from either control, and at least one where the kind asks for it."""
        given = super().clean() or self.cleaned_data
        given["files"] = [*given.pop("evidence", []), *given.pop("photos", [])]
        if self.needs_files and not given["files"] and "evidence" not in self.errors:
            self.add_error("evidence", "这类任务要附佐证材料，请至少选一个文件或拍一张照片")
        return given


class ReviewForm(forms.Form):
    """What the accepter says."""

    note = forms.CharField(label="审核意见", required=False, max_length=500, widget=forms.Textarea(ROWS))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    """Why a report is returned, and whether there is more time."""

    reason = forms.CharField(
        label="退回理由",
        max_length=500,
        widget=forms.Textarea(ROWS),
        error_messages={"required": "退回理由没有填，请写明缺什么、怎样改"},
    )
    due = DayField(label="新的期限", required=False, help_text="空着就不延期，以重新报送的那天算是否迟报")
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ExtendForm(forms.Form):
    """Until when, and why."""

    due = DayField(label="新的期限", error_messages={"required": "新的期限没有填，请补上"})
    reason = forms.CharField(label="延期理由", max_length=300, error_messages={"required": "延期理由没有填，请补上"})
    seen = forms.IntegerField(widget=forms.HiddenInput)


class CorrectForm(forms.Form):
    """The wording of a task put right."""

    title = forms.CharField(label="任务", max_length=200, error_messages={"required": "任务没有填，请写要办什么事"})
    detail = forms.CharField(label="要求", required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4}))
    evidence = forms.CharField(label="佐证要求", required=False, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput)


CancelForm = partial(ReasonForm, label="撤销理由")


class AssignForm(forms.Form):
    """Giving something to do: what, to whom, by when."""

    kind = forms.ChoiceField(label="类别")
    title = forms.CharField(label="任务", max_length=200, error_messages={"required": "任务没有填，请写要办什么事"})
    detail = forms.CharField(label="要求", required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4}))
    unit = UnitField(Unit.objects.none(), label="承办单位", empty_label="请选择")
    staff = forms.CharField(
        label="责任人", required=False, max_length=40, help_text="写姓名或工号；空着就由承办单位自行安排"
    )
    due = DayField(label="期限", error_messages={"required": "期限没有填，请选一天"}, help_text="这一天报送算按期")
    evidence = forms.CharField(label="佐证要求", required=False, max_length=300, help_text="如：签到表、现场照片、文件")
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wide = frozenset({"title", "evidence"})

    def __init__(self, actor: Staff, data: Any = None) -> None:
        super().__init__(data)
        self.actor = actor
        offered = [kind for kind in KINDS.values() if kind.by_hand]
        self.fields["kind"].choices = [(one.code, one.title) for one in offered]  # type: ignore[attr-defined]
        said = "；".join(f"{one.title}由{ACCEPTING[one.accepts]}审核" for one in offered)
        self.fields["kind"].help_text = said
        self.fields["unit"].queryset = units_to_give_to(actor)  # type: ignore[attr-defined]

    def clean_staff(self) -> Staff | None:
        """The colleague of that name or number."""
        text = self.cleaned_data["staff"].strip()
        return colleague(self.actor, text) if text else None

    def clean_due(self) -> Any:
        """A day that is not over."""
        due = self.cleaned_data["due"]
        if due < clock.today():
            raise ValidationError("期限已经过去，请选今天或以后的一天。")
        return due
