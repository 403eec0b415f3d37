"""What the audit administrator asks of the trail."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from jinguo.base.audit.archiving import KEPT
from jinguo.base.web.forms import DayField


def _first_day() -> str:
    return (timezone.localdate() - KEPT + timedelta(days=1)).isoformat()


class SinceForm(forms.Form):
    """A day to look back to; at first the whole time for which no row can have been archived."""

    day = DayField(label="从哪天起", initial=_first_day)

    def since(self) -> datetime | None:
        """The beginning of that day, by the machine's clock as the trail is stamped; None for what is no day."""
        day = self.cleaned_data["day"] if self.is_valid() else None
        if not self.is_bound:
            day = self.fields["day"].clean(_first_day())
        return timezone.make_aware(datetime.combine(day, time.min)) if day else None
