"""The forms of quarter reviews and of the regular appraisal."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.http import QueryDict

from jinguo.base import clock
from jinguo.base.web.forms import DayField, SeenReasonForm
from jinguo.office.quarter.models import RegularAppraisal
from jinguo.office.quarter.models.appraisals import LONGEST
from jinguo.office.quarter.models.figures import name_choices
from jinguo.office.quarter.queries import GoodCount
from jinguo.rules.grading.quarter import Side
from jinguo.rules.grading.regular import REGULAR_GRADES, may_be_good
from jinguo.rules.periods import quarter_of, year_of
from jinguo.rules.verdict import Verdict

# A digit chooses: with the list focused, 1 is 好.
GRADES = [(code, f"{number} {words}") for number, (code, words) in enumerate(REGULAR_GRADES.items(), 1)]
OPEN_GRADES = [("", "—"), *GRADES]
ROWS = {"rows": 3}


class QuarterForm(forms.Form):
    """Which quarter is begun."""

    quarter = forms.ChoiceField(label="季度")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        today = clock.today()
        years = (year_of(today.year), year_of(today.year).previous())
        begun = [one for year in years for one in year.children if one.first <= today]
        self.fields["quarter"].choices = [(one.code, one.label) for one in sorted(begun, reverse=True)]  # type: ignore[attr-defined]
        this = quarter_of(today)
        self.fields["quarter"].initial = (this if (this.last - today).days < 15 else this.previous()).code


class MarkForm(forms.Form):
    """The points of one side, and why."""

    points = forms.DecimalField(
        label="分数",
        min_value=0,
        max_value=100,
        decimal_places=1,
        widget=forms.NumberInput({"inputmode": "decimal", "autofocus": True}),
        help_text="百分制，可以有一位小数",
        error_messages={"required": "分数没有填，请填 0 到 100"},
    )
    note = forms.CharField(
        label="理由",
        max_length=500,
        widget=forms.Textarea(ROWS),
        error_messages={"required": "理由没有填，请写明为什么是这个分数"},
    )
    feedback = forms.CharField(
        label="给部室的意见",
        max_length=2000,
        required=False,
        widget=forms.Textarea(ROWS),
        help_text="部室负责人会收到，并在这里签阅",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    units = {"points": "分"}
    wide = frozenset({"note", "feedback"})

    def __init__(self, side: Side, data: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        if side != "leader":
            del self.fields["feedback"]


class ReplyForm(forms.Form):
    """What a department says when it signs."""

    reply = forms.CharField(
        label="部室意见", max_length=2000, required=False, widget=forms.Textarea(ROWS), help_text="没有意见可以空着"
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"reply"})


BecauseForm = partial(SeenReasonForm, most=500)


class SummaryForm(forms.Form):
    """A personal summary; an unfinished one may be kept."""

    summary = forms.CharField(
        label="个人小结",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 10, "autofocus": True}),
        help_text="本季度完成的主要工作、存在的不足、下季度打算",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"summary"})


class ProposalForm(forms.Form):
    """A grade and why."""

    grade = forms.ChoiceField(label="建议等次", choices=list(REGULAR_GRADES.items()), widget=forms.RadioSelect)
    comment = forms.CharField(label="评语", max_length=500, required=False, widget=forms.Textarea(ROWS))
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"grade", "comment"})


class LateProposalForm(forms.Form):
    """A grade without a summary, with the reason."""

    grade = forms.ChoiceField(label="建议等次", choices=list(REGULAR_GRADES.items()), widget=forms.RadioSelect)
    reason = forms.CharField(
        label="评语",
        max_length=500,
        widget=forms.Textarea(ROWS),
        help_text="小结没有交，请写明原因，如“产假”",
        error_messages={"required": "评语没有填，请写明没有小结的原因"},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"grade", "reason"})


class DecisionForm(forms.Form):
    """The decided grade."""

    grade = forms.ChoiceField(label="审定等次", choices=list(REGULAR_GRADES.items()), widget=forms.RadioSelect)
    decision = forms.CharField(label="审定意见", max_length=500, required=False, widget=forms.Textarea(ROWS))
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"grade", "decision"})


class FigureForm(forms.Form):
    """A figure of the organ's own."""

    name = forms.ChoiceField(label="项目", choices=name_choices)
    value = forms.DecimalField(label="数值", min_value=0, max_value=100, decimal_places=1)
    first_day = DayField(label="起始日", help_text="按季度最后一天适用")
    clause = forms.CharField(label="文件依据", max_length=100)
    wide = frozenset({"name", "clause"})


class GradesForm(forms.Form):
    """The grades of a table of people: of some a proposal, of others the decision; what is left open stays as it is."""

    def __init__(
        self,
        to_propose: Sequence[RegularAppraisal],
        to_decide: Sequence[RegularAppraisal],
        count: GoodCount,
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data, auto_id="%s")
        self.to_propose, self.to_decide, self.count = to_propose, to_decide, count
        for one in to_propose:
            self.fields[f"propose_{one.pk}"] = _grade(f"{one.staff}建议等次")
            self.fields[f"comment_{one.pk}"] = _comment(f"{one.staff}评语")
        for one in to_decide:
            self.fields[f"decide_{one.pk}"] = _grade(f"{one.staff}审定等次")

    def clean(self) -> dict[str, Any]:
        """What is decided 好 keeps within its share; otherwise the table is drawn again with what was chosen."""
        given = super().clean() or self.cleaned_data
        if not self.share:
            raise forms.ValidationError(self.share.reason)
        return given

    @property
    def decisions(self) -> dict[RegularAppraisal, Any]:
        """The decided grades."""
        return {one: self._of("decide", one) for one in self.to_decide if self._of("decide", one)}

    @property
    def proposals(self) -> dict[RegularAppraisal, tuple[Any, str]]:
        """The proposed grades with their comments."""
        return {
            one: (self._of("propose", one), self._of("comment", one))
            for one in self.to_propose
            if self._of("propose", one)
        }

    @property
    def share(self) -> Verdict:
        """Whether the decisions keep within the share of 好."""
        return may_be_good(self.count.decided, self.more, self.count.cap.count)

    @property
    def more(self) -> int:
        """How many the form decides 好."""
        return sum(grade == "good" for grade in self.decisions.values())

    @property
    def proposed(self) -> int:
        """How many are proposed or decided 好 with what the form proposes."""
        return self.count.proposed + sum(grade == "good" for grade, _ in self.proposals.values())

    def cells_of(self, row: RegularAppraisal) -> dict[str, forms.BoundField | None]:
        """The fields of one line, by what they are for."""
        names = {what: f"{what}_{row.pk}" for what in ("propose", "comment", "decide")}
        return {what: self[name] if name in self.fields else None for what, name in names.items()}

    def _of(self, what: str, row: RegularAppraisal) -> Any:
        known = self.cleaned_data if self.is_bound else {}
        return known.get(f"{what}_{row.pk}", "")


def _grade(label: str) -> forms.ChoiceField:
    widget = forms.Select({"aria-label": label})
    return forms.ChoiceField(label=label, choices=OPEN_GRADES, required=False, widget=widget)


def _comment(label: str) -> forms.CharField:
    widget = forms.TextInput({"aria-label": label})
    return forms.CharField(label=label, max_length=500, required=False, widget=widget)
