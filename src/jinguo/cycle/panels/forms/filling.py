"""Filling a panel in: a sheet of marks, a ballot, a questionnaire, and the code of who has no account."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.cycle.panels.kinds import CHOOSE, MULTIPLE, RATING, SCALED, TEXT
from jinguo.cycle.panels.models import Panel, PanelSubject, Participant, RatingCriterion
from jinguo.cycle.panels.queries import subjects_for
from jinguo.cycle.panels.services import Mark
from jinguo.cycle.panels.services.casting import LONGEST
from jinguo.rules.ballots import SCHEMES, may_choose
from jinguo.rules.ratings import said

ABSTAIN = "0"
NOTHING_SAID = "一题也没有答，请至少答一题。"


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One criterion of a subject on the sheet."""

    criterion: RatingCriterion
    points: forms.BoundField
    note: forms.BoundField


class RatingForm(forms.Form):
    """The sheet of one rater: for each subject each criterion; an empty one is not rated yet."""

    def __init__(self, panel: Panel, rater: Participant, data: Any = None) -> None:
        super().__init__(data)
        self.subjects = subjects_for(rater, panel.subjects.all(), RATING)
        self.criteria = list(panel.criteria.all())
        given = {(row.subject_id, row.criterion_id): row for row in rater.ratings.all()}
        for one, criterion in self._places():
            self._add(one, criterion, given.get((one.pk, criterion.pk)))

    def groups(self) -> Iterator[tuple[PanelSubject, list[MarkRow]]]:
        """The fields as the page shows them: by subject."""
        for one in self.subjects:
            yield (
                one,
                [MarkRow(row, self[_name("points", one, row)], self[_name("note", one, row)]) for row in self.criteria],
            )

    def marks(self) -> dict[tuple[int, int], Mark | None]:
        """What was given, as the service takes it."""
        return {(one.pk, row.pk): self._mark(one, row) for one, row in self._places()}

    def _mark(self, one: PanelSubject, row: RatingCriterion) -> Mark | None:
        points = self.cleaned_data[_name("points", one, row)]
        return None if points is None else Mark(points, self.cleaned_data[_name("note", one, row)])

    def _places(self) -> Iterator[tuple[PanelSubject, RatingCriterion]]:
        yield from ((one, row) for one in self.subjects for row in self.criteria)

    def _add(self, one: PanelSubject, row: RatingCriterion, given: Any) -> None:
        label = f"{one}　{row}，满分 {said(row.points)}"
        self.fields[_name("points", one, row)] = forms.DecimalField(
            label=label,
            required=False,
            min_value=0,
            max_value=row.points,
            max_digits=9,
            decimal_places=3,
            initial=said(given.points) if given else None,
            widget=forms.NumberInput({"inputmode": "decimal", "aria-label": label}),
        )
        self.fields[_name("note", one, row)] = forms.CharField(
            label="理由",
            required=False,
            max_length=200,
            initial=given.note if given else "",
            widget=forms.TextInput({"aria-label": f"{one}　{row}的理由", "placeholder": "理由，可不填"}),
        )


class BallotForm(forms.Form):
    """A ballot on each subject; `code` is carried by who has no account."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, panel: Panel, subjects: list[PanelSubject], data: Any = None, code: str = "") -> None:
        super().__init__(data, initial={"code": code})
        options = [(str(n), title) for n, title in enumerate(SCHEMES[panel.scheme].options, 1)]
        self.subjects = subjects
        for one in subjects:
            self.fields[f"subject_{one.pk}"] = forms.ChoiceField(
                label=one.name,
                choices=[*options, (ABSTAIN, "弃权")],
                widget=forms.RadioSelect,
                error_messages={"required": "还没有选；不了解的，请选“弃权”"},
            )

    def questions(self) -> list[forms.BoundField]:
        """The fields as the page shows them."""
        return [self[f"subject_{one.pk}"] for one in self.subjects]

    def choices(self) -> dict[int, list[int] | None]:
        """What was marked, as the service takes it."""
        marked = {one.pk: self.cleaned_data[f"subject_{one.pk}"] for one in self.subjects}
        return {key: None if option == ABSTAIN else [int(option)] for key, option in marked.items()}


class ChoiceForm(forms.Form):
    """A ballot that names some of its candidates."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)
    chosen = forms.MultipleChoiceField(label="候选人", required=False, widget=forms.CheckboxSelectMultiple)
    abstains = forms.BooleanField(label="弃权", required=False)

    def __init__(self, panel: Panel, subjects: list[PanelSubject], data: Any = None, code: str = "") -> None:
        super().__init__(data, initial={"code": code})
        self.subjects, self.most = subjects, panel.most or 0
        self.fields["chosen"].choices = [(str(one.pk), one.name) for one in subjects]  # type: ignore[attr-defined]
        self.fields["chosen"].help_text = f"最多选 {self.most} 个"

    def questions(self) -> list[forms.BoundField]:
        """The fields as the page shows them."""
        return [self["chosen"], self["abstains"]]

    def clean(self) -> dict[str, Any]:
        """Some, not too many, or none at all and said so."""
        given = super().clean() or self.cleaned_data
        chosen = given.get("chosen", [])
        if given.get("abstains") and chosen:
            self.add_error("abstains", "又选了人又勾了弃权，请只留一样。")
        elif not given.get("abstains") and "chosen" not in self.errors:
            verdict = may_choose(len(chosen), self.most)
            if not verdict:
                self.add_error("chosen", f"{verdict.reason}。")
        return given

    def choices(self) -> dict[int, list[int] | None]:
        """What was marked, as the service takes it."""
        if self.cleaned_data["abstains"]:
            return {one.pk: None for one in self.subjects}
        return {one.pk: [1] if str(one.pk) in self.cleaned_data["chosen"] else [] for one in self.subjects}


class AnswerForm(forms.Form):
    """A questionnaire; every question may be left blank, but not all."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, panel: Panel, data: Any = None, code: str = "") -> None:
        super().__init__(data, initial={"code": code})
        self.asked = list(panel.questions.all())
        for one in self.asked:
            self.fields[f"question_{one.pk}"] = _question_field(one)

    def questions(self) -> list[forms.BoundField]:
        """The fields as the page shows them."""
        return [self[f"question_{one.pk}"] for one in self.asked]

    def clean(self) -> dict[str, Any]:
        """Something was answered."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not any(given[f"question_{one.pk}"] for one in self.asked):
            raise ValidationError(NOTHING_SAID)
        return given

    def answers(self) -> dict[int, list[int] | str | None]:
        """What was answered, as the service takes it."""
        return {one.pk: _answer(one.kind, self.cleaned_data[f"question_{one.pk}"]) for one in self.asked}


class CodeForm(forms.Form):
    """The code on a slip."""

    code = forms.CharField(
        label="凭码",
        max_length=20,
        help_text="凭码条上的 10 位字母和数字，大小写都行，横线可不填。",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "autofocus": True}),
        error_messages={"required": "请填凭码条上的凭码"},
    )


Paper = BallotForm | ChoiceForm | AnswerForm  # what is handed in without a name


def ballot_form(
    panel: Panel, subjects: list[PanelSubject], data: Any = None, code: str = ""
) -> "BallotForm | ChoiceForm":
    """The form of a ballot by its scheme."""
    form = ChoiceForm if panel.scheme == CHOOSE else BallotForm
    return form(panel, subjects, data, code)


def _question_field(one: Any) -> forms.Field:
    label = f"{one.order}. {one.text}"
    if one.kind == TEXT:
        return forms.CharField(
            label=label, required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4}), help_text="可不填"
        )
    options = [(str(n), title) for n, title in enumerate(one.choices, 1)]
    if one.kind == MULTIPLE:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            label=label, required=False, choices=options, widget=widget, help_text="可选几项"
        )
    look = {} if one.kind == SCALED else {"class": "tall"}
    return forms.ChoiceField(label=label, required=False, choices=options, widget=forms.RadioSelect(look))


def _answer(kind: str, given: Any) -> list[int] | str | None:
    if kind == TEXT:
        return str(given)
    marked = given if isinstance(given, list) else [given]
    return [int(option) for option in marked if option] or None


def _name(what: str, one: PanelSubject, row: RatingCriterion) -> str:
    return f"{what}_{one.pk}_{row.pk}"
