"""What is filled in about deputies."""

from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField
from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import colleague


class DeputyForm(forms.Form):
    """Who stands in for me, and when."""

    deputy = forms.CharField(label="代理人", max_length=40, help_text="写姓名或工号。")
    first_day = DayField(label="起始日", initial=clock.today)
    last_day = DayField(label="终止日")
    paper = forms.CharField(label="依据", max_length=100, required=False, help_text="如请假单、出差审批单。")

    def __init__(self, *args: Any, actor: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_deputy(self) -> Staff:
        """A colleague within reach, not oneself."""
        deputy = colleague(self.actor, self.cleaned_data["deputy"])
        if deputy == self.actor:
            raise forms.ValidationError("不能由自己代理自己，请另选一位同事。")
        return deputy

    def clean(self) -> dict[str, Any] | None:
        """The last day is not before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", f"终止日早于起始日 {first.month}月{first.day}日，请改后面的日期。")
        return cleaned
