"""What an entry form is told by its address: about whom, and the suggestion that it answers."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, ValidationError

from jinguo.base import clock
from jinguo.office.checks.models import CheckedPerson
from jinguo.office.conduct.permissions import may_enter_for
from jinguo.office.conduct.queries import standings
from jinguo.office.conduct.queries.suggestions import Suggestion
from jinguo.org.structure.models import Staff
from jinguo.org.structure.queries import known_as
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import BadPeriodError, parse_period

LONGEST_FACTS = 1000  # characters, as the form takes them


@dataclass(frozen=True)
class Ground:
    """The person and the suggestion that an address names; both may be missing."""

    staff: Staff | None = None
    suggestion: Suggestion | None = None

    @property
    def initial(self) -> dict[str, str]:
        """What the form begins with."""
        named = {"staff": known_as(self.staff)} if self.staff else {}
        return {**named, "facts": self.suggestion.facts[:LONGEST_FACTS]} if self.suggestion else named

    @property
    def words(self) -> str:
        """Why something is suggested."""
        return f"{self.suggestion.title}：{self.suggestion.because}" if self.suggestion else ""

    def of(self, staff: Staff) -> dict[str, Any]:
        """What the service is told of it. Raises ValidationError for another person than it is about."""
        if self.suggestion is None:
            return {}
        if staff != self.staff:
            raise ValidationError({"staff": f"这条提示是{self.staff}的；登记别人的，请从工作纪律页点“登记”。"})
        return {"period": self.suggestion.period, "checked": self.suggestion.checked}


def ground_of(request: StaffRequest) -> Ground:
    """What the address names, of a person about whom the reader may enter something. Raises BadRequest."""
    number = request.GET.get("staff", "")
    staff = Staff.objects.visible_to(request.user).filter(number=number).first() if number else None
    if staff is None or not may_enter_for(request.user, staff):
        return Ground()
    span, year = _span(request, staff)
    if year is None:
        return Ground(staff)
    (standing,) = standings([staff], year, clock.today())
    return Ground(staff, next((one for one in standing.suggestions if one.span == span), None))


def _span(request: StaffRequest, staff: Staff) -> tuple[str, int | None]:
    """Which suggestion is meant, and in which year it is counted."""
    period, checked = request.GET.get("period", ""), request.GET.get("checked", "")
    if period:
        try:
            return period, parse_period(period).first.year
        except BadPeriodError as problem:
            raise BadRequest(str(problem)) from problem
    if checked.isdecimal() and len(checked) < 10:
        line = CheckedPerson.objects.filter(staff=staff, pk=int(checked)).select_related("spot_check").first()
        return f"check:{checked}", line.spot_check.day.year if line else None
    return "", None
