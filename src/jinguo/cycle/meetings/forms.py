"""The forms of meetings."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from jinguo.base import clock
from jinguo.base.web.forms import DayField, DayInput, ReasonForm, needed
from jinguo.cycle.meetings.kinds import kind_choices
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.models.meetings import LONGEST, LONGEST_MINUTES
from jinguo.cycle.meetings.services import Guest, Point, Resolution
from jinguo.org.structure.forms.people import PeopleField
from jinguo.org.structure.forms.units import UnitField
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import colleague, known_as, units_in_order

MOST_ROWS = 40
SPARE = 3  # empty lines below what stands there
AREA = {"rows": 3}


class GuestsField(forms.CharField):
    """People from outside: a line each, the name and, after a blank, where they come from."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> list[Guest]:
        """The guests in their order. Raises ValidationError for a name that is too long."""
        lines = [line.split(maxsplit=1) for line in super().clean(value).splitlines() if line.strip()]
        if any(len(name) > 40 for name, *_ in lines):
            raise ValidationError("外单位人员每行写一人：姓名、空格、单位。")
        return [Guest(name, unit[0] if unit else "") for name, *unit in lines]


class InvitedForm(forms.Form):
    """Who is asked to come: whole departments, colleagues by name, people from outside."""

    departments = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="参会部室", required=False, widget=forms.CheckboxSelectMultiple
    )
    people = PeopleField(label="参会人员", help_text="写姓名或工号，用顿号隔开；选了部室的不用再写")
    guests = GuestsField(
        label="外单位人员", required=False, max_length=4000, help_text="每行一人：姓名、空格、单位，如“王主任 市委办”"
    )

    def ask_for(self, actor: Staff) -> None:
        """Offer what is within the actor's reach."""
        self.fields["people"].actor = actor  # type: ignore[attr-defined]
        units = units_in_order(actor, clock.today())
        self.fields["departments"].queryset = units  # type: ignore[attr-defined]
        self.fields["departments"].label_from_instance = lambda unit: unit.label  # type: ignore[attr-defined]


class MeetingForm(forms.Form):
    """When, where, led and recorded by whom."""

    kind = forms.ChoiceField(label="类别", choices=kind_choices)
    title = forms.CharField(label="会议名称", max_length=120, error_messages=needed("会议名称"))
    day = DayField(label="日期", error_messages=needed("日期"))
    time = forms.TimeField(
        label="开始时间",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=needed("开始时间"),
    )
    minutes = forms.IntegerField(label="计划时长", min_value=1, max_value=LONGEST_MINUTES, initial=60)
    place = forms.CharField(label="地点", max_length=80, error_messages=needed("地点"))
    chair = forms.CharField(label="主持人", max_length=40, required=False, help_text="写姓名或工号；签发纪要的人")
    recorder = forms.CharField(label="记录人", max_length=40, required=False, help_text="空着就是召集的人")
    detail = forms.CharField(label="说明", max_length=2000, required=False, widget=forms.Textarea(AREA))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    units = {"minutes": "分钟"}

    def __init__(self, actor: Staff, data: Any = None, meeting: Meeting | None = None) -> None:
        super().__init__(data, initial=_facts_of(meeting) if meeting else None)
        self.actor = actor

    def clean_chair(self) -> Staff | None:
        """The colleague who leads."""
        return self._colleague("chair")

    def clean_recorder(self) -> Staff | None:
        """The colleague who records."""
        return self._colleague("recorder")

    def clean(self) -> dict[str, Any]:
        """Day and time as one moment, `starts`, on the office's clock."""
        given = super().clean() or self.cleaned_data
        day, time = given.pop("day", None), given.pop("time", None)
        if day and time:
            given["starts"] = timezone.make_aware(datetime.combine(day, time))
        return given

    def _colleague(self, name: str) -> Staff | None:
        text = self.cleaned_data[name].strip()
        return colleague(self.actor, text) if text else None


class NewMeetingForm(MeetingForm, InvitedForm):
    """A new meeting with who is asked; the fields of a meeting first."""

    field_order = ["kind", "title", "day", "time", "minutes", "place", "chair", "recorder", "detail"]

    def __init__(self, actor: Staff, data: Any = None) -> None:
        super().__init__(actor, data)
        self.ask_for(actor)


class InviteForm(InvitedForm):
    """Further people, perhaps as observers."""

    is_observer = forms.BooleanField(label="列席", required=False)

    def __init__(self, actor: Staff, data: Any = None) -> None:
        super().__init__(data)
        self.ask_for(actor)

    def clean(self) -> dict[str, Any]:
        """Somebody at least."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not any(given[name] for name in ("departments", "people", "guests")):
            raise ValidationError("还没有选人，请选部室、写姓名或写外单位人员。")
        return given


def _facts_of(meeting: Meeting) -> dict[str, Any]:
    start = meeting.local_start
    facts = {name: getattr(meeting, name) for name in ("kind", "title", "minutes", "place", "detail")}
    facts |= {
        name: known_as(getattr(meeting, name)) if getattr(meeting, name) else "" for name in ("chair", "recorder")
    }
    return facts | {"day": start.date(), "time": start.time(), "seen": meeting.version}


LeaveForm = partial(ReasonForm, label="请假理由", most=200)
CancelForm = partial(ReasonForm, label="取消理由")


class PointForm(forms.Form):
    """One line of the agenda; without a title it is left out."""

    title = forms.CharField(max_length=200, required=False, widget=forms.TextInput({"aria-label": "议题"}))
    speaker = forms.CharField(max_length=60, required=False, widget=forms.TextInput({"aria-label": "汇报人"}))
    minutes = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_MINUTES,
        required=False,
        widget=forms.NumberInput({"aria-label": "分钟"}),
    )


class DecisionForm(forms.Form):
    """One line of what was decided; without words it is left out, with words it has a unit and a day."""

    text = forms.CharField(max_length=200, required=False, widget=forms.Textarea({"rows": 2, "aria-label": "议定事项"}))
    unit = UnitField(
        Unit.objects.none(), required=False, empty_label="请选择", widget=forms.Select({"aria-label": "承办单位"})
    )
    staff = forms.CharField(
        max_length=40, required=False, widget=forms.TextInput({"aria-label": "责任人", "placeholder": "姓名或工号"})
    )
    due = DayField(required=False, widget=DayInput({"aria-label": "期限"}))

    def __init__(self, *args: Any, actor: Staff, offered: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["unit"].queryset = offered  # type: ignore[attr-defined]

    def clean_staff(self) -> Staff | None:
        """The colleague of that name or number."""
        text = self.cleaned_data["staff"].strip()
        return colleague(self.actor, text) if text else None

    def clean(self) -> dict[str, Any]:
        """A line with words is whole."""
        given = super().clean() or self.cleaned_data
        if given.get("text"):
            for name, word in (("unit", "承办单位"), ("due", "期限")):
                if name not in self.errors and not given.get(name):
                    self.add_error(name, f"{word}没有填，请补上")
        return given


class MinutesForm(forms.Form):
    """The minutes; a field for each point of the agenda is added."""

    text = forms.CharField(
        label="纪要正文",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 12}),
        help_text="每行一段；时间、地点、主持、参会人员和议定事项会自动印上，不用写",
        error_messages=needed("纪要正文"),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"text": meeting.text, **kwargs.get("initial", {})}})
        self.points = list(meeting.agenda.all())
        for point in self.points:
            label = f"{point.order}. {point.title}　议定情况"
            self.fields[f"outcome_{point.order}"] = forms.CharField(
                label=label, max_length=3000, required=False, widget=forms.Textarea(AREA), initial=point.outcome
            )

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given: the words, and what came of each point by its number."""
        said = self.cleaned_data
        outcomes = {point.order: said[f"outcome_{point.order}"] for point in self.points}
        return {"seen": said["seen"], "text": said["text"], "outcomes": outcomes}


AgendaLines = forms.formset_factory(PointForm, extra=SPARE, max_num=MOST_ROWS, validate_max=True)
DecisionLines = forms.formset_factory(DecisionForm, extra=SPARE, max_num=MOST_ROWS, validate_max=True)


def agenda_lines(meeting: Meeting, data: Any = None) -> forms.BaseFormSet:
    """The agenda as lines to fill in."""
    return AgendaLines(data, initial=list(meeting.agenda.values("title", "speaker", "minutes")))


def points_of(lines: forms.BaseFormSet) -> list[Point]:
    """The lines that have a title."""
    filled = [line.cleaned_data for line in lines if line.cleaned_data.get("title", "").strip()]
    return [Point(line["title"].strip(), line["speaker"].strip(), line["minutes"]) for line in filled]


def decision_lines(meeting: Meeting, actor: Staff, data: Any = None) -> forms.BaseFormSet:
    """The decisions as lines to fill in."""
    rows = meeting.decisions.select_related("staff")
    initial = [
        {"text": row.text, "unit": row.unit_id, "staff": known_as(row.staff) if row.staff else "", "due": row.due}
        for row in rows
    ]
    offered = units_in_order(actor, clock.today()).select_related("parent")
    return DecisionLines(data, initial=initial, form_kwargs={"actor": actor, "offered": offered})


def resolutions_of(lines: forms.BaseFormSet) -> list[Resolution]:
    """The lines that have words."""
    filled = [cast(dict[str, Any], line.cleaned_data) for line in lines if line.cleaned_data.get("text", "").strip()]
    return [Resolution(line["text"].strip(), line["unit"], line["due"], line["staff"]) for line in filled]
