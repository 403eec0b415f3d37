"""The forms of evaluation: of rounds and of what participants hand in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db.models import Q

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_key
from jinguo.base.web.forms import DayField
from jinguo.committee.body.models.groups import GROUPS
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant, SelfSection, SelfTarget
from jinguo.committee.evaluation.models.reviews import ADVICE
from jinguo.committee.evaluation.models.rounds import LONGEST
from jinguo.committee.evaluation.services import Span
from jinguo.committee.outlines.models import Outline
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.evaluation_round import KINDS, PARTS, PHASES, STANDINGS
from jinguo.rules.progress import Attainment

ROWS = {"rows": 6}


class NewRoundForm(forms.Form):
    """A round begins with its name; the rest of the plan follows on its page."""

    kind = forms.ChoiceField(label="类别", choices=list(KINDS.items()))
    title = forms.CharField(label="名称", max_length=120, help_text="如：两纲（2021—2030年）中期评估")
    year = forms.IntegerField(label="数据截至年份", min_value=2001, max_value=2100, help_text="评估到哪一年的数据")


class RoundForm(forms.Form):
    """The whole plan: what, by which paper and meeting, the days of the phases, the weights."""

    title = forms.CharField(label="名称", max_length=120)
    kind = forms.ChoiceField(label="类别", choices=list(KINDS.items()))
    year = forms.IntegerField(label="数据截至年份", min_value=2001, max_value=2100)
    number = forms.CharField(label="方案文号", max_length=60, required=False)
    outlines = forms.ModelMultipleChoiceField(
        label="纲要", queryset=Outline.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    meeting = forms.ModelChoiceField(
        label="部署会议", queryset=Meeting.objects.none(), required=False, empty_label="没有在系统里登记"
    )
    text = forms.CharField(
        label="方案要求", max_length=LONGEST, required=False, widget=forms.Textarea(ROWS), help_text="写进评估方案"
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wide = frozenset({"title", "outlines", "text"})

    def __init__(self, *args: Any, row: EvaluationRound, reader: Staff, **kwargs: Any) -> None:
        kwargs["initial"] = {**_first(row), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        outlines, meetings = Outline.objects.visible_to(reader), Meeting.objects.visible_to(reader)
        self.fields["outlines"].queryset = outlines.filter(first__lte=row.year)  # type: ignore[attr-defined]
        about = Q(**subject_key(row.committee)) | Q(kind="deployment") | Q(pk=row.meeting_id)
        self.fields["meeting"].queryset = meetings.filter(about).exclude(state="cancelled")  # type: ignore[attr-defined]
        for code, title in PHASES.items():
            self.fields[f"{code}_first"] = DayField(label=f"{title}起始日", required=False)
            self.fields[f"{code}_last"] = DayField(label=f"{title}截止日", required=False)
        for code, title in PARTS.items():
            self.fields[code] = forms.DecimalField(
                label=f"{title}分值", required=False, min_value=0, max_value=100, decimal_places=1, max_digits=5
            )

    def clean(self) -> dict[str, Any]:
        """Both days of a phase or none."""
        cleaned = super().clean() or {}
        for code, title in PHASES.items():
            if bool(cleaned.get(f"{code}_first")) != bool(cleaned.get(f"{code}_last")):
                self.add_error(f"{code}_last", f"“{title}”的起始日和截止日要一起填")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given."""
        told = dict(self.cleaned_data)
        spans: dict[str, tuple[date | None, date | None]] = {
            code: (told.pop(f"{code}_first"), told.pop(f"{code}_last")) for code in PHASES
        }
        told["phases"] = {code: Span(first, last) for code, (first, last) in spans.items() if first and last}
        told["weights"] = {code: told.pop(code) or Decimal(0) for code in PARTS}
        return told


class ParticipantsForm(forms.Form):
    """Who takes part, and whom the groups visit."""

    counties = forms.ModelMultipleChoiceField(
        label="县（市、区）", queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    members = forms.ModelMultipleChoiceField(
        label="成员单位", queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    wide = frozenset({"counties", "members"})

    def __init__(self, *args: Any, counties: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counties"].queryset = counties  # type: ignore[attr-defined]
        self.fields["members"].queryset = members  # type: ignore[attr-defined]


class RatingForm(forms.Form):
    """Until when the groups rate."""

    last_day = DayField(label="评分截止日", help_text="专家评估组、监测统计组有账号的成员会收到通知")

    def clean_last_day(self) -> date:
        """Not before today."""
        day: date = self.cleaned_data["last_day"]
        if day < clock.today():
            raise ValidationError("截止日不能早于今天")
        return day


class ReviewForm(forms.Form):
    """What a group thinks of a report."""

    advice = forms.ChoiceField(label="意见", choices=list(ADVICE.items()), widget=forms.RadioSelect)
    comment = forms.CharField(label="审核意见", max_length=2000, widget=forms.Textarea(ROWS))
    group = forms.ChoiceField(label="代录", required=False, choices=[("", "本人意见"), *GROUPS.items()])
    reviewer = forms.CharField(label="审核人", max_length=40, required=False, help_text="代录没有账号的成员时填姓名")

    def __init__(self, *args: Any, keeps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not keeps:
            del self.fields["group"], self.fields["reviewer"]


class ReportForm(forms.Form):
    """The sections of a report."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sections: Iterable[SelfSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in sections:
            self.fields[one.code] = forms.CharField(
                label=str(one),
                required=False,
                max_length=LONGEST,
                initial=one.text,
                widget=forms.Textarea(ROWS),
            )

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is given."""
        texts = dict(self.cleaned_data)
        return {"seen": texts.pop("seen"), "texts": texts}


class TargetForm(forms.Form):
    """What is said of one target."""

    value = forms.CharField(label="本级数值", max_length=40, required=False)
    standing = forms.ChoiceField(label="自评结论", required=False, choices=[("", "未填"), *STANDINGS.items()])
    explanation = forms.CharField(label="原因", max_length=300, required=False)
    remedy = forms.CharField(label="整改措施", max_length=300, required=False)
    due = DayField(label="整改期限", required=False)

    def __init__(self, posted: Mapping[str, Any] | None, row: SelfTarget, found: Attainment | None = None) -> None:
        names = ("value", "standing", "explanation", "remedy", "due")
        first = {name: getattr(row, name) for name in names}
        if found and found.status in STANDINGS:
            first["standing"] = row.standing or found.status
        super().__init__(posted, prefix=str(row.pk), initial=first)
        self.row, self.found = row, found
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{row.target}　{field.label}"
            field.widget.attrs["class"] = "form-select" if name == "standing" else "form-control"


class FilesForm(forms.Form):
    """Files of evidence."""

    papers = ManyFilesField(label="佐证材料", widget=ManyFilesInput(), help_text="Word、Excel、PDF 或图片")

    def clean_papers(self) -> list[File]:
        """At least one."""
        picked: list[File] = self.cleaned_data["papers"]
        if not picked:
            raise ValidationError("还没有选文件，请先选佐证材料")
        return picked


def _first(row: EvaluationRound) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(row, name) for name in ("title", "kind", "year", "number", "text", "meeting")}
    told["outlines"] = list(row.outlines.all())
    for phase in row.phases.all():
        told |= {f"{phase.code}_first": phase.first_day, f"{phase.code}_last": phase.last_day}
    return told | {one.code: one.points for one in row.weights.all()}


def target_forms(
    posted: Mapping[str, Any] | None, participant: RoundParticipant, found: Mapping[int, Attainment]
) -> Iterator[TargetForm]:
    """A form for each target of a participant; where nothing is said yet, what monitoring found is chosen first."""
    rows = participant.targets.select_related("target__outline", "target__indicator", "task")
    for row in rows.order_by("target__outline", "target__order", "pk"):
        yield TargetForm(posted, row, found.get(row.target_id))
