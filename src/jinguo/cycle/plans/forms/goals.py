"""Goals as people write them."""

from collections import defaultdict
from typing import Any

from django import forms

from jinguo.base.web.forms import DayInput
from jinguo.cycle.bookkeeping.measures import all_measures
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.models.changes import FIELDS
from jinguo.org.structure.models import Staff
from jinguo.rules.scoring import ScoringError, goal_rule_choices, parameter_lines, read_parameters

USUAL_RULE = "按目标类型的通常规则"


def _sources() -> list[tuple[str, Any]]:
    """The measures from which an actual can be taken, under what they are measures of."""
    grouped: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, one in all_measures().items():
        grouped[one.about].append((code, one.heading))
    return [("", "不取数，由承担者报送"), *grouped.items()]


def _rules() -> list[tuple[str, str]]:
    """The rules by which a goal can be scored."""
    return [("", USUAL_RULE), *goal_rule_choices()]


class GoalForm(forms.ModelForm):
    """A goal; what its kind of plan has no use for is left out."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    source = forms.ChoiceField(label="取数", choices=_sources, required=False)
    scoring_rule = forms.ChoiceField(label="计分规则", choices=_rules, required=False)
    scoring = forms.CharField(
        label="计分参数",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="每行一个，如“每次分值：2”“各档门槛和分值：90=10、80=8”；各规则的参数见手册“计分规则”",
    )
    wide = frozenset({"title", "source", "scoring"})

    class Meta:
        model = Goal
        fields = (
            "number",
            "parent",
            "title",
            "part",
            "type",
            "standard",
            "unit_of_measure",
            "grain",
            "comparator",
            "band",
            "baseline",
            "baseline_year",
            "points",
            "scoring_rule",
            "scoring",
            "leader",
            "due",
            "source",
            "over_time",
            "over_units",
            "over_regions",
            "gap",
            "steps",
        )
        widgets = {
            "due": DayInput,
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("standard", "gap", "steps")},
        }

    def __init__(self, *args: Any, leaders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = self.instance.plan
        fields: Any = self.fields
        fields["leader"].queryset = leaders
        fields["parent"].queryset = Goal.objects.filter(plan=plan).exclude(pk=self.instance.pk)
        fields["parent"].empty_label = "没有上级目标"
        if self.instance.source and self.instance.source not in all_measures():  # a narrowed measure stays choosable
            fields["source"].choices = [*fields["source"].choices, (self.instance.source, self.instance.source)]
        self.initial["scoring"] = parameter_lines(self.instance.scoring_rule, self.instance.scoring)
        if not plan.rules.has_points:
            for name in ("points", "scoring_rule", "scoring"):
                del fields[name]

    def clean_scoring(self) -> dict[str, Any]:
        """The parameters by their codes; whether they can be used is the service's to say."""
        try:
            return read_parameters(self.cleaned_data.get("scoring_rule", ""), self.cleaned_data["scoring"])
        except ScoringError as problem:
            raise forms.ValidationError(f"{problem}。") from problem

    def _post_clean(self) -> None:
        """Whether a goal holds as a whole is the service's to say, in words that name the remedy."""


class ChangeForm(forms.Form):
    """Asking to change what is frozen."""

    field = forms.ChoiceField(label="变更项", choices=list(FIELDS.items()))
    target = forms.ModelChoiceField(
        label="哪一格", queryset=Target.objects.none(), required=False, empty_label="目标本身",
        help_text="变更目标值或要求时选",
    )  # fmt: skip
    new = forms.CharField(label="新值", max_length=500)
    reason = forms.CharField(
        label="理由", widget=forms.Textarea(attrs={"rows": 4}), help_text="政策、机构变动或不可抗力等，写清依据"
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        chosen: Any = self.fields["target"]
        chosen.queryset = goal.targets.select_related("goal", "unit", "staff", "region")


def leaders_of(organ_path: str) -> Any:
    """The leaders of an organ: who may lead a goal."""
    roles = ("unit_head", "supervising_leader")
    return Staff.objects.filter(
        appointments__role__in=roles, appointments__unit__organ_path=organ_path, is_active=True
    ).distinct()
