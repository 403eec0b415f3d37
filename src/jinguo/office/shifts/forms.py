"""The forms of work hours."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base.web.forms import DayField
from jinguo.office.shifts.models import ShiftProfile, ShiftSeason
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import colleague

CLOCKS = ("am_begins", "am_ends", "pm_begins", "pm_ends")


class ProfileForm(forms.ModelForm):
    """A profile's name, and whether it is the usual one."""

    class Meta:
        model = ShiftProfile
        fields = ("title", "is_usual", "note")
        help_texts = {"is_usual": "没有另外指定班次的人员都按它"}


class SeasonHoursForm(forms.ModelForm):
    """The hours of a season, from the day from which they hold already."""

    class Meta:
        model = ShiftSeason
        fields: ClassVar[list[str]] = [
            "title",
            "month",
            "day",
            *CLOCKS,
            "signs_at_noon",
            "late_grace",
            "early_grace",
            "absent_after",
            "flexible",
        ]
        widgets = {name: forms.TimeInput(attrs={"type": "time"}, format="%H:%M") for name in CLOCKS}
        help_texts = {"month": "每年从这一月这一日起", "flexible": "晚到几分钟就晚走几分钟，不算迟到"}


class SeasonForm(SeasonHoursForm):
    """The hours of a season, from a day on."""

    valid_from = DayField(label="执行日", help_text="从这一天起按新作息结算，以前的不变；没改的时段照旧延续")
    field_order = ("title", "valid_from")

    class Meta(SeasonHoursForm.Meta):
        fields = [*SeasonHoursForm.Meta.fields, "valid_from"]


class AssignForm(forms.Form):
    """For whom a profile holds: a department or a person."""

    unit = forms.ModelChoiceField(label="部室", queryset=Unit.objects.none(), required=False, empty_label="不指定部室")
    staff = forms.CharField(label="人员", required=False, max_length=40, help_text="姓名或工号；部室和人员填一个")
    first_day = DayField(label="起始日")
    last_day = DayField(label="终止日", required=False)

    def __init__(self, *args: Any, actor: Staff, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        fields: Any = self.fields
        fields["unit"].queryset = units

    def clean_staff(self) -> Staff | None:
        """The colleague that was named."""
        named = self.cleaned_data["staff"].strip()
        return colleague(self.actor, named) if named else None

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        given = super().clean() or {}
        if "staff" in given and bool(given.get("unit")) == bool(given["staff"]):
            raise ValidationError("部室和人员请只填一个。")
        return given

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given: the holder, whichever it is."""
        given = dict(self.cleaned_data)
        unit, staff = given.pop("unit"), given.pop("staff")
        return {**given, "holder": unit or staff}


class DatesForm(forms.Form):
    """From when until when it holds."""

    first_day = DayField(label="起始日")
    last_day = DayField(label="终止日", required=False, help_text="不填就一直适用")


class NursingDatesForm(forms.Form):
    """What a mother's nursing time goes by."""

    born = DayField(label="婴儿出生日")
    babies = forms.IntegerField(label="婴儿数", min_value=1, max_value=9, initial=1)
    first_day = DayField(label="起始日", help_text="产假结束后上班的第一天")


class NursingForm(NursingDatesForm):
    """A mother's nursing time."""

    field_order = ("staff", "born", "babies", "first_day")

    staff = forms.CharField(label="人员", max_length=40, help_text="姓名或工号")

    def __init__(self, *args: Any, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_staff(self) -> Staff:
        """The colleague that was named."""
        return colleague(self.actor, self.cleaned_data["staff"].strip())
