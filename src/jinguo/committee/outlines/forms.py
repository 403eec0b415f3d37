"""The forms of outlines."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.web.forms import words_field
from jinguo.committee.outlines.models import IndicatorVersion, Outline, OutlineTarget
from jinguo.committee.outlines.models.outlines import MOST_TOLERANCE


class MethodForm(forms.ModelForm):
    """The method that gives lights and rates, and what rates count."""

    units: ClassVar[dict[str, str]] = {"tolerance": "%"}

    class Meta:
        model = Outline
        fields = ("method", "tolerance", "whole", "counts_near")
        help_texts = {
            "method": "灯和达标率按它，其余方法并列显示",
            "tolerance": f"差距不超过目标的百分之几算基本达标，0 到 {MOST_TOLERANCE}；没有公布的标准，由本级确定",
            "whole": "达标率的分母",
        }


class OpenEndsForm(forms.ModelForm):
    """What the outline leaves open: how far 左右 may lie apart, and the halfway level."""

    class Meta:
        model = OutlineTarget
        fields = ("band", "milestone", "milestone_year", "milestone_source")
        help_texts = {
            "band": "“左右”的目标填，上下各可差多少",
            "milestone": "中期评估要达到的值，没有的空着",
            "milestone_year": "如 2025",
        }

    def clean(self) -> dict[str, Any]:
        """A milestone lies within the outline, and says where it comes from."""
        cleaned = super().clean() or {}
        year, outline = cleaned.get("milestone_year"), self.instance.outline
        if year and not outline.first <= year < outline.last:
            self.add_error("milestone_year", f"节点年要在 {outline.first}—{outline.last - 1} 之间")
        if year and not cleaned.get("milestone_source"):
            self.add_error("milestone_source", "请写明节点值的出处")
        return cleaned


class AdoptForm(forms.Form):
    """Why another value counts."""

    because = words_field("采用理由", most=300, hint="如：以终期报告的修订数为准")


class VersionForm(forms.ModelForm):
    """From which year on an indicator is counted otherwise."""

    class Meta:
        model = IndicatorVersion
        fields = ("year", "change", "source", "breaks")
        help_texts = {
            "year": "从这一年的数起按新口径",
            "change": "如：改按常住人口统计",
            "breaks": "勾选后，前后的数并列显示但不比较",
        }

    def clean_year(self) -> int:
        """No year that is still to come."""
        year: int = self.cleaned_data["year"]
        if year > clock.today().year:
            raise ValidationError("起始年不能晚于今年")
        return year
