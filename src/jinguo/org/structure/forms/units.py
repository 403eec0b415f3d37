"""What the system administrator fills in when a unit is opened, renamed, merged, moved or closed."""

from typing import Any, cast

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.models.units import KINDS, PARTS


class UnitField(forms.ModelChoiceField):
    """A unit, told apart from those of the same name by what it stands below: every organ has its 办公室."""

    def label_from_instance(self, obj: Unit) -> str:
        """Parent and name."""
        above = cast(Unit | None, obj.parent)
        return f"{above.label}　{obj.name}" if above else obj.name


class ChangeForm(forms.Form):
    """What every event in a unit's life has: the day from which it holds, and the paper that orders it.

    The fields of a form bear the names of its service's arguments.
    """

    on = DayField(label="生效日", initial=clock.today)
    paper = forms.CharField(label="依据文件", max_length=100, help_text="文件名称或文号，写进沿革。")

    def __init__(self, *args: Any, unit: Unit | None, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        standing = Unit.objects.visible_to(actor).standing_on(clock.today()).select_related("parent").order_by("path")
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.queryset = standing.exclude(path__startswith=unit.path) if unit else standing


class RenameForm(ChangeForm):
    """A new name (更名)."""

    field_order = ["name", "short_name", "on", "paper"]
    name = forms.CharField(label="新名称", max_length=80)
    short_name = forms.CharField(label="新简称", max_length=30, required=False, help_text="空着就沿用现在的简称。")

    def clean_name(self) -> str:
        """A name that is another one."""
        name: str = self.cleaned_data["name"]
        if self.unit and name == self.unit.name:
            raise forms.ValidationError("与现在的名称相同，请填新名称。")
        return name


class MergeForm(ChangeForm):
    """Into which unit (并入)."""

    field_order = ["into", "on", "paper"]
    into = UnitField(Unit.objects.none(), label="并入哪个单位", empty_label="请选择")


class MoveForm(ChangeForm):
    """Below which unit (调整隶属)."""

    field_order = ["below", "on", "paper"]
    below = UnitField(Unit.objects.none(), label="新的上级", empty_label="请选择")


class CloseForm(ChangeForm):
    """Nothing but day and paper (撤销)."""


class OpenForm(ChangeForm):
    """A new unit (成立)."""

    field_order = ["name", "short_name", "code", "kind", "parent", "region", "order", "on", "paper"]
    name = forms.CharField(label="名称", max_length=80)
    short_name = forms.CharField(label="简称", max_length=30, required=False)
    code = forms.CharField(label="单位代码", max_length=30, help_text="一个单位一个代码，以后不变。")
    kind = forms.ChoiceField(label="类别", choices=[("", "请选择"), *KINDS.items()])
    parent = UnitField(Unit.objects.none(), label="上级", empty_label="没有上级", required=False)
    region = forms.CharField(label="地区代码", max_length=12, required=False, help_text="部室空着，随所属单位。")
    order = forms.IntegerField(label="排序", min_value=0, max_value=1_000_000, initial=0, help_text="小的在前。")
    on = DayField(label="成立日", initial=clock.today)

    def clean_code(self) -> str:
        """A code that no unit has or had."""
        code: str = self.cleaned_data["code"].strip()
        taken = Unit.objects.filter(code=code).first()
        if taken:
            raise forms.ValidationError(f"代码 {code} 是{taken}的，请换一个。")
        return code

    def clean_region(self) -> Region | None:
        """The region of that code."""
        code = self.cleaned_data["region"].strip()
        region = Region.objects.filter(code=code, closed=None).first() if code else None
        if code and region is None:
            raise forms.ValidationError(f"没有代码 {code} 的地区，请核对区划代码。")
        return region

    def clean(self) -> dict[str, Any]:
        """A part of an organ names the organ."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind", "")
        if kind in PARTS and not cleaned.get("parent"):
            self.add_error("parent", f"{KINDS[kind]}要有上级，请选上级。")
        return cleaned
