"""The form of a new snapshot."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from jinguo.committee.outlines.models import Outline


class TakeForm(forms.Form):
    """Which outline to keep."""

    outline = forms.ModelChoiceField(
        Outline.objects.none(),
        label="纲要",
        empty_label="请选择",
        help_text="留下现在的全部监测值、目标和地区；没有变化的不重复留",
    )

    def __init__(self, *args: Any, outlines: Iterable[Outline], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["outline"])
        field.queryset = Outline.objects.filter(pk__in=[one.pk for one in outlines])
