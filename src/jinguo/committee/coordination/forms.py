"""The forms of coordination."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from jinguo.base import clock
from jinguo.base.papers.numbering import following
from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.committee.coordination.kinds import MEETINGS
from jinguo.committee.coordination.models import Information, YearInspection
from jinguo.committee.coordination.models.demands import LONGEST
from jinguo.committee.coordination.models.information import LONGEST as LONGEST_INFORMATION
from jinguo.committee.coordination.models.rounds import STAGES
from jinguo.committee.coordination.queries.meetings import GROUPS
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.inspections.services import Item
from jinguo.cycle.meetings.forms import MeetingForm
from jinguo.cycle.meetings.services import Point
from jinguo.cycle.plans.models import Goal
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.org.structure.forms.people import PeopleField
from jinguo.org.structure.forms.units import UnitField
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import colleague

LINES = {"rows": 4}


class CallForm(MeetingForm):
    """A meeting of the committee: which groups are asked, as they stand on its day."""

    groups = forms.MultipleChoiceField(
        label="参会范围",
        choices=list(GROUPS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="按开会那天的名单通知；没有账号的列入名单，请另行通知",
        error_messages={"required": "还没有选参会范围，请至少选一组"},
    )
    agenda = forms.CharField(
        label="议程", max_length=3000, required=False, widget=forms.Textarea(LINES), help_text="每行一个议题"
    )
    field_order = [
        "kind",
        "title",
        "day",
        "time",
        "minutes",
        "place",
        "groups",
        "chair",
        "recorder",
        "agenda",
        "detail",
    ]
    wide = frozenset({"title", "groups", "agenda", "detail"})

    def __init__(self, actor: Staff, data: Any = None, kind: str = "") -> None:
        super().__init__(actor, data)
        self.fields["kind"].choices = [(one.code, one.title) for one in MEETINGS.values()]  # type: ignore[attr-defined]
        asked = MEETINGS.get(kind) or next(iter(MEETINGS.values()))
        year = clock.today().year
        self.initial.update(kind=asked.code, groups=list(asked.groups), title=f"{year}年{asked.title}")

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "form_key")}
        given["agenda"] = [Point(line) for line in _lines(given["agenda"])]
        return given


class HandDownForm(forms.Form):
    """Which target a decision hands down: one of an outline or of a plan."""

    target = forms.ModelChoiceField(
        OutlineTarget.objects.none(), label="纲要目标", required=False, empty_label="不是纲要目标"
    )
    goal = forms.ModelChoiceField(Goal.objects.none(), label="计划目标", required=False, empty_label="不是计划目标")
    wide = frozenset({"target", "goal"})

    def __init__(self, actor: Staff, data: Any = None) -> None:
        super().__init__(data)
        year = clock.today().year
        targets = OutlineTarget.objects.visible_to(actor).filter(outline__last__gte=year, outline__first__lte=year)
        target, goal = self.fields["target"], self.fields["goal"]
        target.queryset = targets.select_related("outline")  # type: ignore[attr-defined]
        target.label_from_instance = lambda one: f"{one.outline}　{one}"  # type: ignore[attr-defined]
        goals = Goal.objects.visible_to(actor).filter(plan__period__startswith=str(year))
        goal.queryset = goals.select_related("plan")  # type: ignore[attr-defined]
        goal.label_from_instance = lambda one: f"{one.plan}　{one.number} {one}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or self.cleaned_data
        if not self.errors and bool(given.get("target")) == bool(given.get("goal")):
            raise ValidationError("纲要目标和计划目标选一个。")
        return given


class DemandForm(forms.Form):
    """One thing that was demanded."""

    text = forms.CharField(label="要求", max_length=200, widget=forms.Textarea({"rows": 2}))
    unit = UnitField(Unit.objects.none(), label="责任单位", empty_label="请选择")
    unit_due = DayField(label="承办期限", help_text="责任单位报送整改情况的最后一天")
    due = DayField(label="答复期限", help_text="我们向上级答复的最后一天")
    wide = frozenset({"text"})

    def __init__(self, units: QuerySet[Unit], data: Any = None) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = units.select_related("parent")  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What was answered, by which paper."""

    text = forms.CharField(label="答复内容", max_length=LONGEST, widget=forms.Textarea({"rows": 5}))
    number = forms.CharField(label="答复文号", max_length=60)
    sent_on = DayField(label="报出日", help_text="按它算是否逾期")
    papers = ManyFilesField(label="文件", required=False, widget=ManyFilesInput(), help_text="答复文件扫描件或版式文件")
    wide = frozenset({"text", "papers"})


class SlipForm(forms.Form):
    """Until when, and what is asked for."""

    due = DayField(label="办结期限", help_text="承办单位到期前收到提醒")
    text = forms.CharField(label="督办要求", max_length=400, widget=forms.Textarea(LINES))
    wide = frozenset({"text"})


class InformationForm(forms.Form):
    """A piece of information."""

    title = forms.CharField(label="标题", max_length=120)
    text = forms.CharField(label="内容", max_length=LONGEST_INFORMATION, widget=forms.Textarea({"rows": 8}))
    day = DayField(label="报送日", help_text="纸质报送的填收到的日子")
    wide = frozenset({"title", "text"})


DeclineForm = partial(ReasonForm, label="不采用的理由", most=200)


class BulletinForm(forms.Form):
    """What goes into the next issue."""

    items = forms.ModelMultipleChoiceField(
        Information.objects.none(),
        label="刊登的信息",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "还没有选信息，请至少选一条"},
    )
    number = forms.CharField(label="编号", max_length=40, help_text="如：泉妇儿工委简〔2026〕1号")
    foreword = forms.CharField(label="编者按", max_length=1000, required=False, widget=forms.Textarea(LINES))
    wide = frozenset({"items", "foreword"})

    def __init__(self, waiting: QuerySet[Information], data: Any = None, last: str = "") -> None:
        super().__init__(data, initial={"number": following(last, clock.today().year) if last else ""})
        items = self.fields["items"]
        items.queryset = waiting  # type: ignore[attr-defined]
        items.label_from_instance = lambda one: f"{one.title}（{one.unit.label}，{one.day:%-m月%-d日}）"  # type: ignore[attr-defined]


class SpanForm(forms.Form):
    """The days of a circular."""

    first_day = DayField(label="起始日")
    last_day = DayField(label="截止日", help_text="上半年填到 6月30日，全年填到 12月31日")
    number = forms.CharField(label="文号", max_length=40, required=False, help_text="可以印发前再填")


class YearForm(forms.Form):
    """The plan of a year's inspection."""

    year = forms.IntegerField(label="年度", min_value=1990, max_value=2100)
    title = forms.CharField(label="方案名称", max_length=120)
    paper = forms.CharField(label="文号", max_length=60, required=False)
    focus = forms.CharField(
        label="督查重点", max_length=5000, required=False, widget=forms.Textarea(LINES), help_text="每行一条"
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="受检单位",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "还没有选受检单位，请勾选县（市、区）和成员单位"},
    )
    wide = frozenset({"title", "focus", "units"})

    def __init__(self, units: QuerySet[Unit], data: Any = None) -> None:
        year = clock.today().year
        super().__init__(data, initial={"year": year, "title": f"{year}年妇女儿童发展纲要实施情况督查方案"})
        self.fields["units"].queryset = units.order_by("kind", "order", "code")  # type: ignore[attr-defined]
        self.fields["units"].label_from_instance = lambda one: one.label  # type: ignore[attr-defined]


class RoundForm(forms.Form):
    """A round: which, when, who goes where, what is looked at."""

    stage = forms.ChoiceField(label="轮次", choices=list(STAGES.items()))
    day = DayField(label="计划日期")
    lead = forms.CharField(label="组长", max_length=40, help_text="写姓名或工号")
    members = PeopleField(label="组员", help_text="写姓名或工号，用顿号隔开")
    items = forms.CharField(
        label="检查项",
        max_length=3000,
        widget=forms.Textarea({"rows": 5}),
        help_text="每行一项；上一轮要求整改的，自动加一项看落实情况",
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="这一轮的受检单位",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "还没有选受检单位，请从方案里勾选"},
    )
    wide = frozenset({"members", "items", "units"})

    def __init__(self, actor: Staff, year: YearInspection, stage: str, data: Any = None) -> None:
        super().__init__(data, initial={"stage": stage, "items": year.focus})
        self.actor = actor
        self.fields["members"].actor = actor  # type: ignore[attr-defined]
        self.fields["units"].queryset = year.units.order_by("kind", "order", "code")  # type: ignore[attr-defined]
        self.fields["units"].label_from_instance = lambda one: one.label  # type: ignore[attr-defined]

    def clean_lead(self) -> Staff:
        """The colleague of that name or number."""
        return colleague(self.actor, self.cleaned_data["lead"].strip())

    def clean_items(self) -> list[Item]:
        """A line an item. Raises ValidationError for a line that is too long."""
        lines = _lines(self.cleaned_data["items"])
        if any(len(line) > 200 for line in lines):
            raise ValidationError("一项最多 200 个字，请分成几行。")
        return [Item(line) for line in lines]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
