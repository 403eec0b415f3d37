"""The forms of the annual appraisal."""

from functools import partial
from typing import ClassVar

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm, words_field
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.models.appeals import APPEALS
from jinguo.office.appraisal.models.people import OPINIONS
from jinguo.office.appraisal.models.reports import INQUIRIES
from jinguo.rules.grading.duty import PARTS
from jinguo.rules.grading.grades import GRADES, Grade

NO_GRADE = ("", "不确定等次（只写评语）")
HINTS = {
    "virtue": "政治表现、思想作风、职业道德、社会公德",
    "ability": "业务水平、组织协调、调查研究、文字和群众工作能力",
    "diligence": "出勤、责任心、工作态度和作风",
    "results": "承担的目标和任务、数量、质量、时效，可引用右侧数据",
    "integrity": "廉洁自律、遵守规定的情况",
}


class BeginForm(forms.Form):
    """Which year, and up to when figures count."""

    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    cut_off = DayField(label="数据截止日", help_text="出勤、任务、请假都算到这一天，公示里写明")


class CircumstancesForm(forms.ModelForm):
    """What only people know of somebody's year."""

    probation_until = DayField(label="试用期至", required=False, help_text="年底仍在试用期的，只写评语")

    class Meta:
        model = Appraisee
        fields: ClassVar[list[str]] = [
            "graded_by",
            "probation_until",
            "seconded_to",
            "seconded_days",
            "refuses",
            "remark",
        ]
        help_texts: ClassVar[dict[str, str]] = {
            "graded_by": "领导班子成员由上级机关考核；本单位考核的留空",
            "seconded_days": "超过全年一半的，由援派、挂职单位考核",
        }


class AgreementForm(forms.ModelForm):
    """The authority's agreement to the higher share."""

    agreement_day = DayField(label="同意日期", required=False)

    class Meta:
        model = AnnualAssessment
        fields: ClassVar[list[str]] = ["agreement_number", "agreement_day", "has_least_one"]
        help_texts: ClassVar[dict[str, str]] = {"agreement_number": "没有取得同意的留空，按通常比例"}


class ReportForm(forms.Form):
    """The parts of a duty report."""

    virtue, ability, diligence, results, integrity = (
        words_field(PARTS[code], hint=HINTS[code], required=False, most=5000, rows=4) for code in HINTS
    )
    problems = words_field(PARTS["problems"], required=False, most=5000, rows=4)
    plans = words_field(PARTS["plans"], required=False, most=5000, rows=4)


class BallotForm(forms.Form):
    """Until when is voted."""

    last_day = DayField(label="投票截止日")


class InquiryForm(forms.Form):
    """What was heard or seen."""

    kind = forms.ChoiceField(label="方式", choices=list(INQUIRIES.items()))
    on = DayField(label="日期", initial=clock.today)
    spoken_with = forms.CharField(label="谈话对象", max_length=60, required=False)
    words = words_field("情况", most=2000, rows=4)


class ProposalForm(forms.Form):
    """Comment, what to improve, and the grade."""

    proposal = forms.ChoiceField(label="拟定等次", choices=[NO_GRADE, *GRADES.items()], required=False)
    comment = words_field("评语", most=1000, rows=4)
    demand_words = words_field("改进要求", most=500, rows=2, required=False)

    def clean_proposal(self) -> Grade | None:
        """None where no grade is proposed."""
        return self.cleaned_data["proposal"] or None


class DecideForm(forms.Form):
    """Where it was decided."""

    decided_at = forms.CharField(label="研究确定的会议", max_length=100, help_text="如“主席办公会”“考核委员会会议”")


class PutUpForm(forms.Form):
    """Where objections are received."""

    reception = forms.CharField(label="受理部室", max_length=60)
    phone = forms.CharField(label="受理电话", max_length=40)


BecauseForm = partial(ReasonForm, most=200)


class SignForm(forms.Form):
    """One's opinion on the result."""

    opinion = forms.ChoiceField(label="本人意见", choices=list(OPINIONS.items()), widget=forms.RadioSelect)
    opinion_words = words_field("意见说明", most=500, rows=3, required=False, hint="有不同意见的，请写明")


class FileForm(forms.Form):
    """Under which number."""

    number = forms.CharField(label="备案文号", max_length=60, required=False)


class AppealForm(forms.Form):
    """What is asked for, and why."""

    kind = forms.ChoiceField(label="方式", choices=list(APPEALS.items()))
    text = words_field("理由", most=2000, rows=4)


class AnswerForm(forms.Form):
    """What was decided."""

    new_grade = forms.ChoiceField(
        label="决定",
        choices=[("", "维持原等次"), *((code, f"变更为{name}") for code, name in GRADES.items())],
        required=False,
    )
    reply = words_field("决定和理由", most=1000, rows=4)
