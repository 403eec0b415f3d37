"""The forms of quarter sheets."""

from functools import partial
from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField, SeenReasonForm
from jinguo.cycle.delivery.models import LONGEST, QuarterSheet
from jinguo.cycle.delivery.services import Problem
from jinguo.cycle.plans.models import Plan

ROWS = {"rows": 5}
SPARE = 2  # empty lines for further problems
MOST = 20


class WordsForm(forms.Form):
    """The work plan of a quarter, and what is said of what was reached."""

    work_plan = forms.CharField(
        label="季度工作计划",
        max_length=LONGEST,
        widget=forms.Textarea(ROWS),
        error_messages={"required": "季度工作计划没有填，请写明本季要办的几件事"},
    )
    narrative = forms.CharField(
        label="完成情况说明",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(ROWS),
        help_text="下面的数字由系统取得，这里补充说明即可",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ProblemForm(forms.Form):
    """One problem with its remedy."""

    problem = forms.CharField(label="存在主要问题", max_length=500, required=False)
    remedy = forms.CharField(label="整改措施", max_length=500, required=False)
    due = DayField(label="整改期限", required=False, help_text="填了期限的，报表通过后转为整改任务")

    def clean(self) -> dict[str, Any]:
        """A problem has a remedy, a remedy a problem, and the day is to come."""
        given = super().clean() or self.cleaned_data
        has_problem, has_remedy = bool(given.get("problem")), bool(given.get("remedy"))
        if has_problem and not has_remedy:
            self.add_error("remedy", "整改措施没有填，请写明怎样改")
        if not has_problem and (has_remedy or given.get("due")):
            self.add_error("problem", "存在的问题没有填，请写明")
        if given.get("due") and given["due"] < clock.today():
            self.add_error("due", "整改期限已经过去，请填今天以后的一天")
        return given


ProblemForms = forms.formset_factory(ProblemForm, extra=SPARE, max_num=MOST)


class SheetForms:
    """The form of a sheet: its words and the lines of its problems, valid together."""

    def __init__(self, sheet: QuarterSheet, data: Any = None) -> None:
        known = [{"problem": one.problem, "remedy": one.remedy, "due": one.due} for one in sheet.problems.all()]
        words = {"work_plan": sheet.work_plan, "narrative": sheet.narrative, "seen": sheet.version}
        self.words = WordsForm(data, initial=words)
        self.problems = ProblemForms(data, initial=known, prefix="problems")

    def is_valid(self) -> bool:
        """Whether both are; either way each shows its own complaints."""
        return all([self.words.is_valid(), self.problems.is_valid()])

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given."""
        given = [form.cleaned_data for form in self.problems if form.cleaned_data.get("problem")]
        named = [Problem(one["problem"], one["remedy"], one.get("due")) for one in given]
        return {**self.words.cleaned_data, "problems": named}


class ReviewForm(forms.Form):
    """What the performance office says when it accepts."""

    note = forms.CharField(label="审核意见", required=False, max_length=500, widget=forms.Textarea({"rows": 3}))
    seen = forms.IntegerField(widget=forms.HiddenInput)


ReturnForm = partial(SeenReasonForm, label="退回理由", most=500, hint="写明缺什么、怎样改")


class QuarterForm(forms.Form):
    """Of which quarter sheets are asked for."""

    quarter = forms.ChoiceField(label="季度")

    def __init__(self, plan: Plan, data: Any = None) -> None:
        super().__init__(data)
        quarters = quarters_of(plan)
        self.fields["quarter"].choices = quarters  # type: ignore[attr-defined]
        today = clock.today()
        begun = [part.code for part in plan.span.children if part.kind == "quarter" and part.first <= today]
        self.fields["quarter"].initial = begun[-1] if begun else None


def quarters_of(plan: Plan) -> list[tuple[str, str]]:
    """The quarters of a plan as choices; none for a plan of several years."""
    return [(part.code, part.label) for part in plan.span.children if part.kind == "quarter"]
