"""The forms of notices, objections and circulars."""

from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm, needed
from jinguo.cycle.publicity.kinds import CIRCULARS, KINDS, USUAL_DAYS, kind_choices
from jinguo.cycle.publicity.models import Circular, Objection, PublicNotice
from jinguo.cycle.publicity.models.notices import MOST_DAYS
from jinguo.cycle.publicity.models.objections import LONGEST as LONGEST_OBJECTION
from jinguo.cycle.publicity.models.objections import OUTCOMES
from jinguo.cycle.publicity.models.published import LONGEST
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.org.structure.forms.people import PeopleField
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import known_as, units_in_order


class SnapshotField(forms.CharField):
    """A table pasted from a sheet."""

    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, **kwargs: Any) -> None:
        help_text = "从 Excel 复制后粘贴，第一行是表头；发出后不再变动"
        super().__init__(**{"required": False, "max_length": 200_000, "strip": False, "help_text": help_text, **kwargs})

    def clean(self, value: Any) -> Snapshot:
        """The table. Raises ValidationError by line."""
        return Snapshot.parsed(super().clean(value))


class NoticeForm(forms.Form):
    """What a notice says; `seen` is the version of the draft that was looked at, the key makes a new one once."""

    kind = forms.ChoiceField(label="类别", choices=kind_choices)
    title = forms.CharField(label="标题", max_length=120, error_messages=needed("标题"))
    body = forms.CharField(
        label="正文",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6}),
        help_text="每行一段",
        error_messages=needed("正文"),
    )
    table = SnapshotField(label="名单或表格")
    days = forms.IntegerField(
        label="公示天数", min_value=1, max_value=MOST_DAYS, initial=USUAL_DAYS, help_text="按工作日算，首日计入"
    )
    reception = forms.CharField(label="受理部室", max_length=60, error_messages=needed("受理部室"))
    phone = forms.CharField(
        label="受理电话", max_length=40, help_text="写办公电话，会印在公示上", error_messages=needed("受理电话")
    )
    address = forms.CharField(label="受理地址", max_length=120, required=False)
    is_open = forms.BooleanField(label="对外公开：公示期间不登录也能看", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wide = frozenset({"title", "address"})
    units = {"days": "个工作日"}

    def __init__(self, data: Any = None, notice: PublicNotice | None = None) -> None:
        super().__init__(data, initial=_facts_of(notice) if notice else None)
        told = [f"{kind.title}不少于 {kind.least} 个工作日" for kind in KINDS.values() if kind.least > 1]
        self.fields["kind"].help_text = "；".join(told)


def _facts_of(notice: PublicNotice) -> dict[str, Any]:
    names = ("kind", "title", "body", "days", "reception", "phone", "address", "is_open")
    return {name: getattr(notice, name) for name in names} | {"table": notice.snapshot.text, "seen": notice.version}


class PublishForm(forms.Form):
    """From which day."""

    first_day = DayField(label="公示首日", initial=clock.today, help_text="当天计入；休息日起公示的，从下一个工作日算")
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ConcludeForm(forms.Form):
    """How it ended."""

    conclusion = forms.CharField(
        label="公示结果", max_length=300, required=False, help_text="空着就写有没有收到异议、是否办结"
    )


WithdrawForm = partial(ReasonForm, label="撤回理由")


class ObjectForm(forms.Form):
    """What a colleague objects in her own name."""

    text = forms.CharField(
        label="异议内容",
        max_length=LONGEST_OBJECTION,
        widget=forms.Textarea({"rows": 5}),
        error_messages=needed("异议内容"),
    )
    contact = forms.CharField(label="联系方式", max_length=80, required=False, help_text="加密保存，只有办理人看得到")
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class RecordForm(forms.Form):
    """What somebody said by letter, call or in person."""

    person = forms.CharField(
        label="提出人", max_length=40, required=False, help_text="空着就是匿名：只作线索记录，不计入异议"
    )
    contact = forms.CharField(label="联系方式", max_length=80, required=False, help_text="署实名的必填，加密保存")
    received_on = DayField(label="收到日", initial=clock.today, error_messages=needed("收到日"))
    text = forms.CharField(
        label="内容",
        max_length=LONGEST_OBJECTION,
        widget=forms.Textarea({"rows": 5}),
        error_messages=needed("内容"),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class SettleForm(forms.Form):
    """What became of it, and what was answered."""

    outcome = forms.ChoiceField(label="处理结果", widget=forms.RadioSelect, error_messages=needed("处理结果"))
    reply = forms.CharField(
        label="核查情况和答复",
        max_length=LONGEST_OBJECTION,
        widget=forms.Textarea({"rows": 5}),
        error_messages=needed("核查情况和答复"),
    )

    def __init__(self, objection: Objection, data: Any = None) -> None:
        super().__init__(data)
        fitting = ("upheld", "rejected") if objection.is_signed else ("noted",)
        self.fields["outcome"].choices = [(code, OUTCOMES[code]) for code in fitting]  # type: ignore[attr-defined]


class CircularForm(forms.Form):
    """What a circular says and to whom; `seen` and the key as in NoticeForm."""

    kind = forms.ChoiceField(label="文种", choices=list(CIRCULARS.items()))
    number = forms.CharField(label="文号", max_length=40, required=False, help_text="如：泉妇〔2026〕5号；没有就空着")
    title = forms.CharField(label="标题", max_length=120, error_messages=needed("标题"))
    body = forms.CharField(
        label="正文",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8}),
        help_text="每行一段",
        error_messages=needed("正文"),
    )
    figures = SnapshotField(label="数据表")
    to_units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="主送单位", required=False, widget=forms.CheckboxSelectMultiple
    )
    to_people = PeopleField(label="主送人员", help_text="写姓名或工号，用顿号隔开")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wide = frozenset({"title"})

    def __init__(self, actor: Staff, data: Any = None, circular: Circular | None = None) -> None:
        super().__init__(data, initial=_circular_facts(circular) if circular else None)
        self.fields["to_people"].actor = actor  # type: ignore[attr-defined]
        units = units_in_order(actor, clock.today())
        self.fields["to_units"].queryset = units  # type: ignore[attr-defined]
        self.fields["to_units"].label_from_instance = lambda unit: unit.label  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """To somebody, unless a part of the address is wrong already."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not given["to_units"] and not given["to_people"]:
            raise ValidationError("还没有主送对象，请选单位或写人员。")
        return given


def _circular_facts(circular: Circular) -> dict[str, Any]:
    rows = list(circular.addressees.select_related("unit", "staff"))
    facts = {name: getattr(circular, name) for name in ("kind", "number", "title", "body")}
    facts["to_units"] = [row.unit_id for row in rows if row.unit_id]
    facts["to_people"] = "、".join(known_as(row.staff) for row in rows if row.staff)
    return facts | {"figures": circular.snapshot.text, "seen": circular.version}
