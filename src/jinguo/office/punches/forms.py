"""The forms of punches."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import colleague
from jinguo.rules.attendance.moments import minute_of


class CorrectionForm(forms.Form):
    """A forgotten punch: day, time, why, and what shows it."""

    wide = frozenset({"reason", "proof"})

    day = DayField(label="补卡日")
    at = forms.TimeField(label="时间", widget=forms.TimeInput(attrs={"type": "time"}), help_text="实际到岗或离岗的时间")
    reason = forms.CharField(label="原因", max_length=200)
    proof = forms.FileField(label="证明材料", required=False, help_text="如监控截图、会议通知；可以不附")

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given; the time as a minute of the day."""
        given = dict(self.cleaned_data)
        at = given.pop("at")
        return {**given, "minute": minute_of(at)}


class FileForm(forms.Form):
    """A file of punches."""

    file = forms.FileField(label="打卡文件", help_text="考勤机的 attlog.dat、CSV，或钉钉、企业微信导出的 Excel")


class MatchForm(forms.Form):
    """Whose a number is, and from when on."""

    wide = frozenset({"pin", "staff", "first_day"})

    pin = forms.CharField(label="考勤号", max_length=40)
    staff = forms.CharField(label="人员", max_length=40, help_text="姓名或工号")
    first_day = DayField(
        label="从哪天起", required=False, help_text="不填就从最早一次未匹配的打卡起；考勤号换人用，填换人的那一天"
    )

    def __init__(self, *args: Any, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_pin(self) -> str:
        """The number without what was typed around it."""
        return str(self.cleaned_data["pin"]).strip()

    def clean_staff(self) -> Staff:
        """The colleague that was named."""
        return colleague(self.actor, self.cleaned_data["staff"].strip())


class DeviceForm(forms.Form):
    """A machine."""

    wide = frozenset({"name", "serial"})

    name = forms.CharField(label="名称", max_length=40, help_text="放在哪里，如“大门”")
    serial = forms.CharField(label="序列号", max_length=40, help_text="机身标签或“系统信息”里的 SN")


VoidForm = partial(ReasonForm, label="作废原因", most=200)


class LimitForm(forms.Form):
    """How often one may make up for a punch."""

    wide = frozenset({"corrections_a_month"})

    corrections_a_month = forms.IntegerField(label="每人每月补卡次数上限", min_value=0, max_value=31)


class NetworkForm(forms.Form):
    """From where one signs in."""

    network = forms.CharField(label="网段", max_length=50, help_text="如 10.1.0.0/16，或单个地址 10.1.2.3")
    note = forms.CharField(label="说明", max_length=60, required=False, help_text="如“机关大楼”")


class SheetForm(forms.Form):
    """The office's sign-in sheet of a day: for each person as many times as there are columns, and the sheet itself."""

    scan = forms.FileField(label="签到表扫描件", required=False, help_text="纸质签到表的照片或扫描件；可以不附")

    def __init__(self, *args: Any, people: list[Staff], columns: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.columns = people, columns
        for staff in people:
            for at, label in enumerate(columns):
                picker = forms.TimeInput(attrs={"type": "time", "aria-label": f"{staff} {label}"})
                self.fields[f"{staff.pk}-{at}"] = forms.TimeField(label=label, required=False, widget=picker)

    def clean(self) -> dict[str, Any]:
        """At least one time of somebody."""
        given = super().clean() or {}
        if not self.errors and not self.rows:
            raise ValidationError("还没有填任何时间。")
        return given

    @property
    def rows(self) -> dict[Staff, list[int]]:
        """The minutes of whoever has any."""
        told = {staff: self._minutes(staff) for staff in self.people}
        return {staff: minutes for staff, minutes in told.items() if minutes}

    def lines(self) -> list[tuple[Staff, list[forms.BoundField]]]:
        """Each person with her fields, as the grid draws them."""
        return [(staff, [self[f"{staff.pk}-{at}"] for at in range(len(self.columns))]) for staff in self.people]

    def _minutes(self, staff: Staff) -> list[int]:
        given = (self.cleaned_data.get(f"{staff.pk}-{at}") for at in range(len(self.columns)))
        return [minute_of(one) for one in given if one is not None]
