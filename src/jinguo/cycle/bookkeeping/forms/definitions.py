"""The form of a ledger's definition: its name, its fields line by line, its measures line by line."""

import re
from typing import Any

from django import forms

from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.rules.forms import FIELD_KINDS, MEASURE_KINDS, Definition

LINES = 8
MORE_LINES = 3
_CODE = re.compile(r"[a-z][a-z0-9_]{1,38}")
_GAPS = re.compile(r"[、，,;；\n]+")


class LedgerForm(forms.Form):
    """What the ledger is called and whom an empty list teaches what."""

    title = forms.CharField(label="名称", max_length=40, error_messages={"required": "名称没有填，请补上"})
    code = forms.CharField(
        label="代码",
        max_length=40,
        help_text="小写字母开头，可含数字和下划线，设立后不改；用在地址、编号和导入命令里",
        error_messages={"required": "代码没有填，请补上"},
    )
    group = forms.CharField(label="分组", max_length=30, required=False)
    hint = forms.CharField(label="空白时的提示", max_length=200, required=False, help_text="还没有记录时，教人先做什么")
    wide = {"hint"}

    def __init__(self, data: Any = None, row: Ledger | None = None) -> None:
        initial = {name: getattr(row, name) for name in ("title", "code", "group", "hint")} if row else None
        super().__init__(data, initial=initial)
        if row:
            self.fields["code"].disabled = True
            self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=row.version)

    def clean_code(self) -> str:
        """A code that fits into an address."""
        code = self.cleaned_data["code"].strip()
        if not _CODE.fullmatch(code):
            raise forms.ValidationError("代码要用小写字母开头，只含小写字母、数字和下划线，请改")
        return code


class Line(forms.Form):
    """One line of a table: the head of the column says the label, and each field says it to screen readers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label


class FieldLine(Line):
    """One field; an empty label means no field."""

    name = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    label = forms.CharField(label="栏目", max_length=20, required=False)
    kind = forms.ChoiceField(label="类型", choices=list(FIELD_KINDS.items()), required=False)
    unit = forms.CharField(label="计量单位", max_length=10, required=False)
    choices = forms.CharField(label="备选项（用顿号分开）", max_length=400, required=False)
    required = forms.BooleanField(label="必填", required=False)
    is_distinct = forms.BooleanField(label="人数已去重", required=False)

    def definition(self, at: int) -> Definition | None:
        """The line as the ledger keeps it; a new field is named by its place."""
        said = self.cleaned_data
        if not said.get("label"):
            return None
        found: dict[str, Any] = {"name": said["name"] or f"f{at}", "label": said["label"], "kind": said["kind"]}
        found |= {name: said[name] for name in ("unit", "required", "is_distinct") if said[name]}
        choices = [one.strip() for one in _GAPS.split(said["choices"]) if one.strip()]
        return found | ({"choices": choices} if choices else {})


class MeasureLine(Line):
    """One measure; an empty title means none. `field` names a field by its label."""

    code = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    title = forms.CharField(label="统计", max_length=30, required=False)
    kind = forms.ChoiceField(label="怎样算", choices=list(MEASURE_KINDS.items()), required=False)
    field = forms.CharField(label="按哪个栏目", max_length=20, required=False)
    unit = forms.CharField(label="计量单位", max_length=10, required=False)

    def definition(self, at: int, names: dict[str, str]) -> Definition | None:
        """The line as the ledger keeps it."""
        said = self.cleaned_data
        if not said.get("title"):
            return None
        found = {"code": said["code"] or f"m{at}", "title": said["title"], "kind": said["kind"], "unit": said["unit"]}
        return found | ({"field": names.get(said["field"], said["field"])} if said["field"] else {})


class DefinitionForm:
    """The three parts of a definition as one."""

    def __init__(self, data: Any = None, row: Ledger | None = None) -> None:
        self.row = row
        self.head = LedgerForm(data, row)
        self.fields = _lines(FieldLine, "fields", data, [_as_typed(one) for one in row.fields] if row else [])
        labels = {one["name"]: one["label"] for one in row.fields} if row else {}
        typed = [{**one, "field": labels.get(one.get("field", ""), "")} for one in row.measures] if row else []
        self.measures = _lines(MeasureLine, "measures", data, typed)

    def is_valid(self) -> bool:
        """Whether each part is filled in as it must be; what they say together the service checks."""
        return all([self.head.is_valid(), self.fields.is_valid(), self.measures.is_valid()])

    @property
    def changes(self) -> dict[str, Any]:
        """The definition as the service takes it. A measure's conditions are no part of the form and stay."""
        fields = _numbered(self.fields, lambda form, at: form.definition(at))
        names = {one["label"]: one["name"] for one in fields}
        measures = _numbered(self.measures, lambda form, at: form.definition(at, names))
        kept = {one["code"]: one["where"] for one in (self.row.measures if self.row else ()) if "where" in one}
        measures = [{**one, **({"where": kept[one["code"]]} if one["code"] in kept else {})} for one in measures]
        texts = {name: self.head.cleaned_data[name] for name in ("title", "group", "hint")}
        return {**texts, "fields": fields, "measures": measures}


def _lines(line: type[forms.Form], prefix: str, data: Any, initial: list[dict[str, Any]]) -> Any:
    count = max(LINES, len(initial) + MORE_LINES) if prefix == "fields" else max(LINES // 2, len(initial) + 1)
    made = forms.formset_factory(line, extra=count - len(initial), max_num=60, absolute_max=60)
    return made(data, prefix=prefix, initial=initial)


def _as_typed(one: Definition) -> dict[str, Any]:
    return {**one, "choices": "、".join(one.get("choices", ()))}


def _numbered(formset: Any, definition: Any) -> list[dict[str, Any]]:
    """The filled lines; a new one gets the first free number, so that a removed field's values stay apart."""
    taken = {value for form in formset for key, value in form.cleaned_data.items() if key in ("name", "code") and value}
    free = (n for n in range(1, 1000) if not {f"f{n}", f"m{n}"} & taken)
    found = []
    for form in formset:
        is_new = not (form.cleaned_data.get("name") or form.cleaned_data.get("code"))
        made = definition(form, next(free) if is_new and form.has_changed() else 0)
        found += [made] if made else []
    return found
