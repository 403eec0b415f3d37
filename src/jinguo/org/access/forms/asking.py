"""What the system administrator fills in for a request. Every form names its fields: nothing else is taken."""

from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField
from jinguo.org.structure import login_names
from jinguo.org.structure.models import Appointment, Region, Staff, Unit
from jinguo.org.structure.models.staff import SEXES
from jinguo.org.structure.queries import colleague
from jinguo.org.structure.roles import ROLES, reach_choices, role_choices
from jinguo.rules.identity import check_mobile, tidy


class AskForm(forms.Form):
    """A request that needs nothing but a reason."""

    wide = frozenset({"reason"})
    reason = forms.CharField(label="理由", max_length=200, help_text="写明依据，如任职文件号；审批人凭它决定。")

    def __init__(self, *args: Any, staff: Staff | None, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff, self.actor = staff, actor

    def right(self) -> dict[str, Any]:
        """The fields of the request beside kind, person and reason."""
        return {}


class AppointForm(AskForm):
    """A request for a right."""

    field_order = ["unit", "role", "reach", "region_code", "on", "reason"]
    unit = forms.ModelChoiceField(Unit.objects.none(), label="部室", empty_label="请选择")
    role = forms.ChoiceField(label="角色", choices=[("", "请选择"), *role_choices()])
    reach = forms.ChoiceField(label="权限范围", choices=[("", "按角色的通常范围"), *reach_choices()], required=False)
    region_code = forms.CharField(
        label="地区代码", max_length=12, required=False, help_text="只有“本地区及以下”才用，空着就是单位所在地区。"
    )
    on = DayField(label="任职日", initial=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = Unit.objects.visible_to(self.actor).standing_on(clock.today())
        self.fields["unit"].queryset = within.order_by("path")  # type: ignore[attr-defined]

    def clean_region_code(self) -> Region | None:
        """The region of that code."""
        code = self.cleaned_data["region_code"].strip()
        region = Region.objects.filter(code=code, closed=None).first() if code else None
        if code and region is None:
            raise forms.ValidationError(f"没有代码 {code} 的地区，请核对区划代码。")
        return region

    def right(self) -> dict[str, Any]:
        """Unit, role, reach, region and first day."""
        found = self.cleaned_data
        reach = found["reach"] or ROLES[found["role"]].reach
        return {
            "unit": found["unit"],
            "role": found["role"],
            "reach": reach,
            "region": found["region_code"],
            "on": found["on"],
        }


class OpenForm(AppointForm):
    """A request for an account, with the person's facts."""

    field_order = ["number", "name", "login_name", "sex", "phone", *AppointForm.field_order]
    number = forms.CharField(label="工号", max_length=20)
    name = forms.CharField(label="姓名", max_length=40)
    login_name = forms.CharField(
        label="登录名", max_length=30, help_text="字母和数字，如姓名拼音；不分大小写和全角半角。"
    )
    sex = forms.ChoiceField(label="性别", choices=[("", "未填"), *SEXES.items()], required=False)
    phone = forms.CharField(label="手机号", max_length=20, required=False)

    def clean_number(self) -> str:
        """A number that nobody has yet."""
        return _untaken("number", "工号", self.cleaned_data["number"].strip())

    def clean_login_name(self) -> str:
        """A login name that nobody has yet, in its one way of writing."""
        return _untaken("login_name", "登录名", login_names.normal(self.cleaned_data["login_name"]))

    def clean_phone(self) -> str:
        """A mobile number, or nothing."""
        return _phone(self.cleaned_data["phone"])

    def person(self) -> dict[str, Any]:
        """The facts of the person to engage."""
        return {name: self.cleaned_data[name] for name in ("number", "name", "login_name", "sex", "phone")}


class DismissForm(AskForm):
    """A request to end an appointment."""

    field_order = ["appointment", "on", "reason"]
    appointment = forms.ModelChoiceField(Appointment.objects.none(), label="免去的职务", empty_label="请选择")
    on = DayField(label="在任的最后一天", initial=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        running = Appointment.objects.running().filter(staff=self.staff)
        self.fields["appointment"].queryset = running.select_related("staff", "unit")  # type: ignore[attr-defined]

    def right(self) -> dict[str, Any]:
        """The appointment and its last day."""
        return {name: self.cleaned_data[name] for name in ("appointment", "on")}


class HandOverForm(AskForm):
    """A request to let somebody leave and another take over."""

    field_order = ["heir", "on", "reason"]
    heir = forms.CharField(label="接任人", max_length=40, help_text="写姓名或工号。")
    on = DayField(label="在任的最后一天", initial=clock.today)

    def clean_heir(self) -> Staff:
        """The colleague of that name or number."""
        return colleague(self.actor, self.cleaned_data["heir"])

    def right(self) -> dict[str, Any]:
        """Who takes over, and the last day."""
        return {name: self.cleaned_data[name] for name in ("heir", "on")}


FORMS: dict[str, type[AskForm]] = {"appoint": AppointForm, "dismiss": DismissForm, "hand_over": HandOverForm}


class AnswerForm(forms.Form):
    """What the approver, or who asks again, writes."""

    answer = forms.CharField(label="意见", max_length=200, required=False)


def _untaken(field: str, label: str, value: str) -> str:
    if Staff.objects.filter(**{field: value}).exists():
        raise forms.ValidationError(f"{label} {value} 已有人使用，请换一个。")
    return value


def _phone(text: str) -> str:
    verdict = check_mobile(text) if text.strip() else None
    if verdict is not None and not verdict.ok:
        raise forms.ValidationError(verdict.reason)
    return tidy(text)
