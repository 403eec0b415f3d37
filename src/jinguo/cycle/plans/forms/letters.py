"""Signatures given on paper, and time nodes."""

from typing import Any

from django import forms

from jinguo.base.web.forms import DayField
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.org.structure.models import Staff, Unit

SIDES = {"organ": "委托方", "holder": "责任方"}


class SignatureForm(forms.Form):
    """A signature on paper (代录)."""

    side = forms.ChoiceField(label="哪一方", choices=list(SIDES.items()))
    signer = forms.CharField(label="签字人", max_length=40)
    day = DayField(label="签字日")
    scan = forms.FileField(label="扫描件", required=False)


class NodeForm(forms.Form):
    """A time node of a goal: what, by whom, until when, with which materials."""

    goal = forms.ModelChoiceField(label="目标", queryset=Goal.objects.none(), empty_label="请选择")
    title = forms.CharField(label="节点", max_length=200, help_text="如：报送第一季度贷款发放情况")
    unit = forms.ModelChoiceField(label="责任部室", queryset=Unit.objects.none(), empty_label="请选择")
    staff = forms.ModelChoiceField(
        label="责任人", queryset=Staff.objects.none(), required=False, empty_label="由部室负责人安排"
    )
    due = DayField(label="完成时限")
    evidence = forms.CharField(label="报送材料", max_length=300, required=False)
    detail = forms.CharField(label="要求", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    wide = frozenset({"goal", "title"})

    def __init__(self, *args: Any, plan: Plan, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["goal"].queryset = plan.goals.all()
        fields["unit"].queryset = units
        fields["staff"].queryset = Staff.objects.filter(
            appointments__unit__in=units, appointments__last_day=None, is_active=True
        ).distinct()

    def clean(self) -> dict[str, Any]:
        """A day within the plan, a person of the unit."""
        given = super().clean() or self.cleaned_data
        plan = given["goal"].plan if given.get("goal") else None
        if plan and given.get("due") and given["due"] not in plan.span:
            self.add_error("due", f"完成时限要在{plan.span.label}之内。")
        staff, unit = given.get("staff"), given.get("unit")
        if staff and unit and given.get("due") and not _works_in(staff, unit):
            self.add_error("staff", f"{staff}不在{unit.label}，请另选责任人。")
        return given


def _works_in(staff: Staff, unit: Unit) -> bool:
    return staff.appointments.filter(unit=unit, last_day=None).exists()
