"""Preparing a panel."""

import re
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.base.web.forms import DayInput, ReasonForm
from jinguo.cycle.panels.kinds import BALLOT, BALLOT_FORMS, CHOOSE, PURPOSES, QUESTION_KINDS, RATING
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.queries import departments_of, people_of
from jinguo.cycle.panels.services.codes import MOST
from jinguo.org.structure.models import Appointment, Staff
from jinguo.rules.ratings import GROUPS, said

OF_A_KIND = {"rating": ("trims",), "ballot": ("scheme", "most"), "survey": ("purpose",)}
A_CRITERION = re.compile(r"^(?P<title>.+?)[\s,，：:]+(?P<points>\d+(?:\.\d{1,3})?)\s*分?$")
NOT_ASKED = ("", "不参评")


class Seen(forms.Form):
    """What every form of a prepared panel carries: the version that it was drawn from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class BasicsForm(forms.ModelForm):
    """What a panel is; the fields of its kind only."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    units = {"most": "个"}
    wide = frozenset({"title"})

    class Meta:
        model = Panel
        fields = ("title", "last_day", "scheme", "most", "purpose", "trims", "text")
        widgets = {"last_day": DayInput, "text": forms.Textarea({"rows": 4})}
        help_texts = {
            "last_day": "当天仍可填，第二天自动结束",
            "most": "推选时填：一张票最多选几个",
            "trims": "5 人以上评分时，每组去掉一个最高分和一个最低分",
            "text": "填写的人会看到",
        }

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = self.instance.kind = kind
        for other in {name for names in OF_A_KIND.values() for name in names} - set(OF_A_KIND[kind]):
            del self.fields[other]
        for name, choices in (("scheme", BALLOT_FORMS), ("purpose", PURPOSES)):
            if name in self.fields:
                self.fields[name] = forms.ChoiceField(label=self.fields[name].label, choices=list(choices.items()))

    def clean_last_day(self) -> Any:
        """Not a day that is over."""
        day = self.cleaned_data["last_day"]
        if day < clock.today():
            raise ValidationError(f"{words.day(day)} 已过，请改为今天或以后。")
        return day

    def clean(self) -> dict[str, Any]:
        """How many a ballot may name: said where it names some, and nowhere else."""
        given = super().clean() or self.cleaned_data
        if self.kind != BALLOT or "scheme" not in given:
            return given
        if given["scheme"] != CHOOSE:
            given["most"] = None
        elif not given.get("most"):
            self.add_error("most", "推选要写明一张票最多选几个。")
        return given


class SubjectsForm(Seen):
    """Whom or what it is about."""

    staff = forms.MultipleChoiceField(label="人员", required=False, widget=forms.CheckboxSelectMultiple)
    units = forms.MultipleChoiceField(label="部室", required=False, widget=forms.CheckboxSelectMultiple)
    names = forms.CharField(
        label="其他", required=False, widget=forms.Textarea({"rows": 3}), help_text="每行一个，如作品、成果、候选单位"
    )

    def __init__(self, panel: Panel, data: Any = None) -> None:
        today, rows = clock.today(), list(panel.subjects.all())
        self.people = {str(one.staff_id): one.staff for one in people_of(panel.unit, today)}
        self.departments = {str(unit.pk): unit for unit in departments_of(panel.unit, today)}
        initial = {
            "seen": panel.version,
            "staff": [str(one.staff_id) for one in rows if one.staff_id],
            "units": [str(one.unit_id) for one in rows if one.unit_id],
            "names": "\n".join(one.name for one in rows if not one.staff_id and not one.unit_id),
        }
        super().__init__(data, initial=initial)
        self._choices("staff", [(key, one.name) for key, one in self.people.items()])
        self._choices("units", [(key, unit.label) for key, unit in self.departments.items()])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """As the service takes them, and none twice."""
        given = super().clean() or self.cleaned_data
        given["staff"] = [self.people[key] for key in given.get("staff", [])]
        given["units"] = [self.departments[key] for key in given.get("units", [])]
        given["names"] = lines_of(given.get("names", ""))
        taken = {one.name for one in given["staff"]} | {unit.label for unit in given["units"]}
        if double := [name for name in given["names"] if name in taken]:
            self.add_error("names", f"“{double[0]}”上面已经勾选，这里请删去。")
        if long := [name for name in given["names"] if len(name) > 100]:
            self.add_error("names", f"“{long[0][:12]}…”太长，请缩到 100 字以内。")
        return given


class VotersForm(Seen):
    """Who votes or answers; everybody to begin with."""

    people = forms.MultipleChoiceField(label="参评人", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, panel: Panel, data: Any = None) -> None:
        self.staff = {str(one.staff_id): one.staff for one in people_of(panel.unit, clock.today())}
        named = [str(key) for key in panel.participants.values_list("staff", flat=True)]
        super().__init__(data, initial={"seen": panel.version, "people": named or list(self.staff)})
        self.fields["people"].choices = [  # type: ignore[attr-defined]
            (key, one.name) for key, one in self.staff.items()
        ]

    def named(self) -> dict[Staff, str]:
        """Who was ticked, as the service takes it."""
        return {self.staff[key]: "" for key in self.cleaned_data["people"]}


class RatersForm(Seen):
    """Who rates, in which group, and how the groups weigh."""

    def __init__(self, panel: Panel, data: Any = None) -> None:
        self.rows = people_of(panel.unit, clock.today())
        super().__init__(data, initial={"seen": panel.version})
        weights = {row.group: said(row.weight) for row in panel.groups.all()}
        for group, title in GROUPS.items():
            self.fields[f"weight_{group}"] = forms.DecimalField(
                label=f"{title}权重", min_value=0, max_digits=9, decimal_places=3, initial=weights.get(group, "0")
            )
        groups = dict(panel.participants.values_list("staff", "group"))
        for one in self.rows:
            self.fields[f"staff_{one.staff_id}"] = self._field(one, groups.get(one.staff_id, ""))

    def _field(self, one: Appointment, group: str) -> forms.ChoiceField:
        label = f"{one.staff.name}（{one.unit.label}）"
        return forms.ChoiceField(label=label, required=False, choices=[NOT_ASKED, *GROUPS.items()], initial=group)

    def named(self) -> dict[Staff, str]:
        """Who was given a group."""
        chosen = {one.staff: self.cleaned_data.get(f"staff_{one.staff_id}", "") for one in self.rows}
        return {staff: group for staff, group in chosen.items() if group}

    def weights(self) -> dict[str, Decimal]:
        """The weight of each group that somebody is in."""
        used = set(self.named().values())
        return {group: self.cleaned_data[f"weight_{group}"] for group in GROUPS if group in used}


class CriteriaForm(Seen):
    """What is rated: a line each, its full points behind it."""

    criteria = forms.CharField(
        label="评分项", widget=forms.Textarea({"rows": 8}), help_text="每行一项，后面写满分，如：工作实绩 40"
    )

    def __init__(self, panel: Panel, data: Any = None) -> None:
        lines = "\n".join(f"{row.title} {said(row.points)}" for row in panel.criteria.all())
        super().__init__(data, initial={"seen": panel.version, "criteria": lines})

    def clean_criteria(self) -> list[tuple[str, Decimal]]:
        """Title and points of each line."""
        found = [_criterion(line) for line in lines_of(self.cleaned_data["criteria"])]
        titles = [title for title, _ in found]
        if double := [title for title in titles if titles.count(title) > 1]:
            raise ValidationError(f"“{double[0]}”写了两次，请删去一行。")
        return found


class QuestionForm(Seen):
    """One question of a questionnaire."""

    kind = forms.ChoiceField(label="题型", choices=list(QUESTION_KINDS.items()))
    text = forms.CharField(label="题目", max_length=200)
    options = forms.CharField(
        label="选项", required=False, widget=forms.Textarea({"rows": 4}), help_text="单选、多选填：每行一个"
    )
    counting = forms.CharField(
        label="计入比率的选项",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="算知晓率的单选题填：照抄算“知晓”的选项，每行一个",
    )
    wide = frozenset({"text"})

    def clean_options(self) -> list[str]:
        """By line."""
        return lines_of(self.cleaned_data["options"])

    def clean_counting(self) -> list[str]:
        """By line."""
        return lines_of(self.cleaned_data["counting"])


class CodesForm(Seen):
    """How many one-time codes are drawn."""

    count = forms.IntegerField(label="数量", min_value=1, max_value=MOST)
    units = {"count": "个"}


class ExtendForm(forms.Form):
    """A later last day."""

    last_day = forms.DateField(label="新的截止日", widget=DayInput)


CancelForm = partial(ReasonForm, most=200, required=False)


def people_form(panel: Panel, data: Any = None) -> "VotersForm | RatersForm":
    """The form that names who takes part."""
    return RatersForm(panel, data) if panel.kind == RATING else VotersForm(panel, data)


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _criterion(line: str) -> tuple[str, Decimal]:
    match = A_CRITERION.match(line)
    try:
        points = Decimal(match["points"]) if match else Decimal(0)
    except InvalidOperation:
        points = Decimal(0)
    if match is None or not 0 < points <= 1000:
        raise ValidationError(f"“{line[:30]}”后面没有满分，请写成“工作实绩 40”，满分在 1000 以内。")
    return match["title"].strip(), points
