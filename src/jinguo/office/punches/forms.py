"""The forms of punches."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base.web.forms import DayField
from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import colleague

HOUR = 60


class CorrectionForm(forms.Form):
    """A forgotten punch: day, time, why."""

    day = DayField(label="补卡日")
    at = forms.TimeField(label="时间", widget=forms.TimeInput(attrs={"type": "time"}), help_text="实际到岗或离岗的时间")
    reason = forms.CharField(label="原因", max_length=200)

    @property
    def minute(self) -> int:
        """The time as a minute of the day."""
        at = self.cleaned_data["at"]
        return int(at.hour * HOUR + at.minute)


class FileForm(forms.Form):
    """A file of punches."""

    file = forms.FileField(label="打卡文件", help_text="考勤机的 attlog.dat、CSV，或钉钉、企业微信导出的 Excel")


class SheetForm(forms.Form):
    """A line of the office's sign-in sheet: whose, on which day, which times."""

    staff = forms.CharField(label="人员", max_length=40, help_text="姓名或工号")
    day = DayField(label="日期")
    times = forms.CharField(label="时间", max_length=60, help_text="如 8:25 17:40，几次就写几次")

    def __init__(self, *args: Any, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_staff(self) -> Staff:
        """The colleague that was named."""
        return colleague(self.actor, self.cleaned_data["staff"].strip())

    def clean_times(self) -> list[int]:
        """The times as minutes of the day."""
        return [_minute(word) for word in self.cleaned_data["times"].replace("：", ":").replace("，", " ").split()]


class MatchForm(forms.Form):
    """Whose a number is."""

    pin = forms.CharField(label="考勤号", max_length=40)
    staff = forms.CharField(label="人员", max_length=40, help_text="姓名或工号")

    def __init__(self, *args: Any, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_staff(self) -> Staff:
        """The colleague that was named."""
        return colleague(self.actor, self.cleaned_data["staff"].strip())


def _minute(word: str) -> int:
    hour, _, minute = word.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < HOUR):
        raise ValidationError(f"“{word}”不是时间，请写成 8:25。")
    return int(hour) * HOUR + int(minute)


def starting(day: date) -> dict[str, Any]:
    """What a correction form starts from."""
    return {"day": day}


class DeviceForm(forms.Form):
    """A machine."""

    name = forms.CharField(label="名称", max_length=40, help_text="放在哪里，如“大门”")
    serial = forms.CharField(label="序列号", max_length=40, help_text="机身标签或“系统信息”里的 SN")
