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


class SplitForm(ChangeForm):
    """The units that share the work from then on (分设): two at least, each of the old one's kind and place.

    `cleaned_data` has them as `parts`, each the fields of a new unit.
    """

    LEAST, MOST = 2, 4
    ORDINALS = "一二三四"

    def __init__(self, *args: Any, unit: Unit, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, actor=actor, **kwargs)
        self.split = unit
        for number, ordinal in enumerate(self.ORDINALS, start=1):
            self._ask_for(number, f"新单位{ordinal}", number <= self.LEAST)
        self.wide = {self._word("name", number) for number in self._numbers()}
        self.order_fields([name for name in self.fields if name not in ("on", "paper")])

    def clean(self) -> dict[str, Any]:
        """Day, paper and parts; each part has a name and a code that no unit has or had."""
        filled = [number for number in self._numbers() if self._said("name", number) or self._said("code", number)]
        for number in filled:
            self._check(number, [self._said("code", other) for other in filled if other < number])
        parts = [self._part(number) for number in filled]
        return {"on": self.cleaned_data.get("on"), "paper": self.cleaned_data.get("paper"), "parts": parts}

    def _ask_for(self, number: int, which: str, required: bool) -> None:
        self.fields[self._word("name", number)] = forms.CharField(
            label=f"{which}名称", max_length=80, required=required
        )
        self.fields[self._word("code", number)] = forms.CharField(
            label=f"{which}代码", max_length=30, required=required, help_text="一个单位一个代码，以后不变。"
        )
        self.fields[self._word("short_name", number)] = forms.CharField(
            label=f"{which}简称", max_length=30, required=False
        )

    def _check(self, number: int, before: list[str]) -> None:
        """Complain of a line that is half filled in, and of a code that is taken."""
        name, code = self._said("name", number), self._said("code", number)
        taken = Unit.objects.filter(code=code).first() if code else None
        if not name and number > self.LEAST:
            self.add_error(self._word("name", number), "填了代码，还要填名称。")
        if not code and number > self.LEAST:
            self.add_error(self._word("code", number), "填了名称，还要填代码。")
        if taken or (code and code in before):
            self.add_error(self._word("code", number), f"代码 {code} 是{taken or '上面一个单位'}的，请换一个。")

    def _part(self, number: int) -> dict[str, Any]:
        own = {field: self._said(field, number) for field in ("name", "code", "short_name")}
        like = {field: getattr(self.split, field) for field in ("kind", "parent", "region", "order")}
        return {**own, **like}

    def _said(self, field: str, number: int) -> str:
        said: str = self.cleaned_data.get(self._word(field, number), "")
        return said.strip()

    def _numbers(self) -> range:
        return range(1, self.MOST + 1)

    @staticmethod
    def _word(field: str, number: int) -> str:
        return f"{field}_{number}"


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
