"""The forms of inspections."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm, needed
from jinguo.cycle.inspections.models import EvidenceCheck, Finding, Inspection
from jinguo.cycle.inspections.models.findings import EVIDENCE
from jinguo.cycle.inspections.models.inspections import BY_HAND, LONGEST
from jinguo.cycle.inspections.services import Item, Site
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.org.structure.forms.people import PeopleField
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import colleague, units_in_order
from jinguo.rules.inspection import OUTCOMES, SEVERITIES

MOST_LINES = 60
PART = "｜"
AREA = {"rows": 3}


class InspectionForm(forms.Form):
    """The plan of an inspection; items and places are written a line each, so that a list can be pasted."""

    kind = forms.ChoiceField(label="方式", choices=list(BY_HAND.items()))
    title = forms.CharField(label="督查名称", max_length=120, error_messages=needed("督查名称"))
    plan = forms.ModelChoiceField(
        Plan.objects.none(), label="对照的方案", required=False, empty_label="不对照方案"
    )  # fmt: skip
    day = DayField(label="计划日期", error_messages=needed("计划日期"))
    lead = forms.CharField(label="组长", max_length=40, help_text="写姓名或工号", error_messages=needed("组长"))
    members = PeopleField(label="组员", help_text="写姓名或工号，用顿号隔开")
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="受检单位", required=False, widget=forms.CheckboxSelectMultiple
    )
    places = forms.CharField(
        label="受检地点",
        required=False,
        max_length=8000,
        widget=forms.Textarea(AREA),
        help_text=f"每行一处，如“螺阳镇妇女之家”；由某单位负责整改的写“惠安县妇联{PART}螺阳镇妇女之家”",
    )
    items = forms.CharField(
        label="检查项",
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 6}),
        help_text=f"每行一项；后面可写抽查要求、分值、目标编号，如“台账与实际相符{PART}抽查 10 户{PART}5{PART}3.1”",
    )
    detail = forms.CharField(label="要求", required=False, max_length=LONGEST, widget=forms.Textarea(AREA))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wide = frozenset({"title", "plan"})

    def __init__(self, *args: Any, actor: Staff, inspection: Inspection | None = None, **kwargs: Any) -> None:
        first = _facts_of(inspection) if inspection else {}
        super().__init__(*args, **{**kwargs, "initial": {**first, **kwargs.get("initial", {})}})
        self.actor, self.standing = actor, _to_inspect(actor)
        fields: Any = self.fields
        fields["members"].actor = actor
        fields["units"].queryset = self.standing
        fields["units"].label_from_instance = lambda unit: unit.label
        fields["plan"].queryset = Plan.objects.visible_to(actor).filter(staff=None)

    def clean_lead(self) -> Staff:
        """The colleague who leads the group."""
        return colleague(self.actor, self.cleaned_data["lead"].strip())

    def clean_places(self) -> list[Site]:
        """Each line as a place, with its unit where one is named."""
        return [self._site(at, words) for at, words in _lines(self.cleaned_data["places"])]

    def clean(self) -> dict[str, Any]:
        """Items with their goals, since those are the plan's; ticked units and places in one list."""
        given = super().clean() or self.cleaned_data
        try:
            given["items"] = [_item(at, words, given.get("plan")) for at, words in _lines(given.get("items") or "")]
        except ValidationError as problem:
            self.add_error("items", problem)
        ticked = [Site(unit) for unit in given.pop("units", None) or ()]
        given["sites"] = [*ticked, *(given.pop("places", None) or ())]
        return given

    def _site(self, at: int, words: list[str]) -> Site:
        if len(words) == 1:
            return Site(place=_short(at, words[0], 80))
        found = [unit for unit in self.standing if words[0] in (unit.name, unit.short_name, unit.code, unit.label)]
        if len(found) != 1:
            raise ValidationError(f"第 {at} 行：没有找到单位“{words[0]}”，请写全称或单位代码。")
        return Site(found[0], _short(at, words[1], 80))


class FindingForm(forms.ModelForm):
    """What was found of one item, as it is saved from the phone; unfinished records are taken."""

    seen = forms.IntegerField()
    over = forms.IntegerField(required=False)  # the version that she chose to write over, after a conflict
    outcome = forms.ChoiceField(choices=list(OUTCOMES.items()), required=False)
    severity = forms.ChoiceField(label="程度", choices=list(SEVERITIES.items()), required=False)
    due = DayField(label="整改期限", required=False)
    sampled = forms.IntegerField(label="抽查数", min_value=0, max_value=100_000, required=False)
    in_order = forms.IntegerField(label="合格数", min_value=0, max_value=100_000, required=False)

    class Meta:
        model = Finding
        fields = ("outcome", "text", "sampled", "in_order", "severity", "needs_rectification", "due")

    def clean_severity(self) -> str:
        """What is not said is slight."""
        return self.cleaned_data["severity"] or "light"

    def _post_clean(self) -> None:
        """Whether a record holds as a whole is the service's to say."""


class EvidenceForm(forms.ModelForm):
    """Whether the materials of a report hold."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=list(EVIDENCE.items()), error_messages=needed("核实结果"))

    class Meta:
        model = EvidenceCheck
        fields = ("verdict", "note")

    def _post_clean(self) -> None:
        """Whether a word is missing is the service's to say."""


class ReportForm(forms.Form):
    """What the group says in the end."""

    summary = forms.CharField(
        label="督查情况", max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 8}),
        help_text="总的情况、主要问题和建议；每行一段，起草通报时作为正文",
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)


CancelForm = partial(ReasonForm, label="取消理由")


class RecheckForm(forms.Form):
    """Whether a problem was put right; where it was not, what is missing and until when."""

    passed = forms.TypedChoiceField(
        label="复查结果", choices=[("yes", "已整改到位"), ("no", "未整改到位")], coerce=lambda word: word == "yes",
        widget=forms.RadioSelect, error_messages=needed("复查结果"),
    )  # fmt: skip
    note = forms.CharField(label="复查意见", max_length=300, required=False, widget=forms.Textarea(AREA))
    due = DayField(label="新的整改期限", required=False, help_text="未整改到位的填，单位会再收到一项整改任务")
    seen = forms.IntegerField(widget=forms.HiddenInput)


def _to_inspect(actor: Staff) -> QuerySet[Unit]:
    """Which units can be inspected: the departments of her organ, and the organs below it as a whole."""
    home = actor.department_on(clock.today())
    own = Q(organ_path=home.organ_path) if home else Q()
    return units_in_order(actor, clock.today()).filter(own | Q(organ_path=F("path")))


def _facts_of(inspection: Inspection) -> dict[str, Any]:
    """What the form of a plan that stands shows."""
    names = ("kind", "title", "plan", "day", "detail")
    sites = list(inspection.sites.select_related("unit"))
    return {
        **{name: getattr(inspection, name) for name in names},
        "lead": inspection.lead.number,
        "members": "、".join(one.number for one in inspection.members.all()),
        "units": [site.unit_id for site in sites if site.unit_id and not site.place],
        "places": _joined([site.unit.label if site.unit else "", site.place] for site in sites if site.place),
        "items": _joined(
            [item.text, item.sample, f"{item.points.normalize():f}" if item.points else "", _number(item.goal)]
            for item in inspection.items.select_related("goal")
        ),
        "seen": inspection.version,
    }


def _number(goal: Goal | None) -> str:
    return goal.number if goal else ""


def _joined(lines: Iterable[list[str]]) -> str:
    """Lines as they are written: a leading blank part is left out (a place without a unit), so are those at the end."""
    return "\n".join(PART.join(words).strip(PART) for words in lines)


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """The lines with their numbers, parted. Raises ValidationError for too many."""
    kept = [(at, [word.strip() for word in line.replace("|", PART).split(PART)]) for at, line in _numbered(text)]
    if len(kept) > MOST_LINES:
        raise ValidationError(f"最多 {MOST_LINES} 行，请分成几次督查。")
    return kept


def _numbered(text: str) -> list[tuple[int, str]]:
    return [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]


def _item(at: int, words: list[str], plan: Plan | None) -> Item:
    text, sample, points, goal = [*words, "", "", ""][:4]
    found = plan.goals.filter(number=goal).first() if plan and goal else None
    if goal and found is None:
        raise ValidationError(f"第 {at} 行：方案里没有编号 {goal} 的目标，请核对，或先选对照的方案。")
    return Item(_short(at, text, 200), _short(at, sample, 60), _points(at, points), found)


def _points(at: int, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        points = Decimal(text)
    except InvalidOperation as problem:
        raise ValidationError(f"第 {at} 行：分值“{text}”不是数字，请改正或空着。") from problem
    if not points.is_finite() or not 0 < points <= 1000 or points != points.quantize(Decimal("0.001")):
        raise ValidationError(f"第 {at} 行：分值要大于 0，不超过 1000，最多三位小数。")
    return points


def _short(at: int, text: str, longest: int) -> str:
    if len(text) > longest:
        raise ValidationError(f"第 {at} 行：“{text[:20]}…”超过 {longest} 个字，请写短些。")
    return text
