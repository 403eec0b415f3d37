"""The form of a chain's new version: its head, and its steps line by line."""

import re
from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField
from jinguo.cycle.flows.models import Chain
from jinguo.cycle.flows.models.chains import PLACES, WHO, role_names
from jinguo.org.structure.models import Post, Unit
from jinguo.rules.chains import MODES

MORE_LINES = 2
MOST_LINES = 20
_GAPS = re.compile(r"[、，,;；\n]+")
LISTS = ("bodies", "kinds", "ranks")
CONDITION = ("min_days", "max_days", "kinds", "ranks")


class ChainForm(forms.Form):
    """What the chain is called and from which day the new version holds."""

    title = forms.CharField(label="名称", max_length=60, error_messages={"required": "名称没有填，请补上"})
    valid_from = DayField(
        label="启用日",
        initial=clock.today,
        error_messages={"required": "启用日没有填，请选一天"},
        help_text="从这一天起送审的按新的一版走，已在办的不变",
    )


class StepLine(forms.Form):
    """One step; a line without a name is none. Lists are written with 、 in between."""

    order = forms.IntegerField(label="顺序", min_value=1, max_value=99, required=False)
    title = forms.CharField(label="环节", max_length=40, required=False)
    who = forms.ChoiceField(label="由谁办", choices=list(WHO.items()), required=False)
    place = forms.ChoiceField(label="所在", choices=list(PLACES.items()), required=False, initial="organ")
    role = forms.ChoiceField(label="角色", choices=lambda: [("", "—"), *role_names()], required=False)
    post = forms.ModelChoiceField(Post.objects.none(), label="指定岗位", required=False, empty_label="—")
    bodies = forms.CharField(label="外单位", max_length=300, required=False)
    mode = forms.ChoiceField(label="同意方式", choices=list(MODES.items()), required=False)
    due_days = forms.IntegerField(label="时限（工作日）", min_value=1, max_value=90, required=False)
    min_days = forms.IntegerField(label="天数至少", min_value=0, max_value=999, required=False)
    max_days = forms.IntegerField(label="天数至多", min_value=0, max_value=999, required=False)
    kinds = forms.CharField(label="限于类别", max_length=200, required=False)
    ranks = forms.CharField(label="限于职级", max_length=200, required=False)
    wide = frozenset({"bodies"})

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = Post.objects.filter(unit__organ_path=unit.organ_path).select_related("unit")
        self.fields["post"].queryset = posts  # type: ignore[attr-defined]
        self.fields["who"].help_text = "岗位角色填所在和角色，指定岗位选岗位，外单位写名称"
        self.fields["bodies"].help_text = "用顿号分开，如：市委办、市直党工委"
        self.fields["kinds"].help_text = "空着就不限；用顿号分开"

    def clean(self) -> dict[str, Any]:
        """What its way of asking needs."""
        given = super().clean() or self.cleaned_data
        if given.get("title"):
            needed = {"role": ("role", "请选角色"), "post": ("post", "请选岗位"), "body": ("bodies", "请写外单位名称")}
            name, remedy = needed[given.get("who") or "role"]
            if not given.get(name):
                self.add_error(name, f"这个环节还不知道由谁办，{remedy}。")
        return given

    @property
    def has_condition(self) -> bool:
        """Whether it says for which matters it stands in the chain, or should say it better."""
        return any(self[name].value() or self[name].errors for name in CONDITION)

    @property
    def facts(self) -> dict[str, Any]:
        """The step as the service takes it; what its way of asking does not need is left out."""
        said = dict(self.cleaned_data)
        for name in LISTS:
            said[name] = [one.strip() for one in _GAPS.split(said[name]) if one.strip()]
        kept = {"role": ("role", "place"), "post": ("post",), "body": ("bodies",)}[said["who"]]
        empty: dict[str, Any] = {"role": "", "post": None, "bodies": [], "place": "organ"}
        return said | {name: value for name, value in empty.items() if name not in kept}


class StepLines(forms.BaseFormSet):
    """The steps together: at least one."""

    def clean(self) -> None:
        """A chain without steps is none."""
        if not any(form.cleaned_data.get("title") for form in self.forms if hasattr(form, "cleaned_data")):
            raise forms.ValidationError("还没有环节，请至少写一个。")

    @property
    def facts(self) -> list[dict[str, Any]]:
        """The filled lines in their order; one without a number stands where it is written."""
        filled = [form.facts for form in self.forms if form.cleaned_data.get("title")]
        return [{**one, "order": one["order"] or at} for at, one in enumerate(filled, 1)]


def step_lines(chain: Chain, data: Any = None) -> StepLines:
    """The steps of a chain with a few empty lines below them."""
    rows = [_as_typed(step) for step in chain.steps.all()]
    made = forms.formset_factory(StepLine, StepLines, extra=MORE_LINES, max_num=MOST_LINES, absolute_max=MOST_LINES)
    lines: Any = made(data, prefix="steps", initial=rows, form_kwargs={"unit": chain.unit})
    return lines


def _as_typed(step: Any) -> dict[str, Any]:
    plain = ("order", "title", "who", "place", "role", "post", "mode", "due_days", "min_days", "max_days")
    return {name: getattr(step, name) for name in plain} | {name: "、".join(getattr(step, name)) for name in LISTS}
