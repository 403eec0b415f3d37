"""Which hours hold for whom; everything is asked once for all people and days of a range."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet

from jinguo.office.shifts.models import NursingHours, ShiftAssignment, ShiftProfile, ShiftSeason
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.rules.attendance import Shift
from jinguo.rules.attendance.seasons import Season, as_told, shift_on

Span = tuple[date, date, int]  # from a day to a day, a number
YEAR = timedelta(days=366)


class Hours:
    """The hours of an organ's people over a range: three queries."""

    def __init__(self, organ: Unit, first: date, last: date) -> None:
        self.organ, self.first, self.last = organ, first, last
        self._known: dict[tuple[int, date], Shift | None] = {}

    def of(self, staff: int, department: Unit, day: date) -> Shift | None:
        """Her hours of a day: those given to her, else to her department or the nearest unit above, else the usual."""
        profile = self._profile(staff, department, day)
        if profile is None:
            return None
        key = profile, day
        if key not in self._known:
            self._known[key] = shift_on(self._seasons[profile], day)
        return self._known[key]

    def are_own(self, staff: int) -> bool:
        """Whether somebody was given hours of her own on any day of the range."""
        return any(one.staff_id == staff for one in self._assigned)

    def _profile(self, staff: int, department: Unit, day: date) -> int | None:
        if self._assigned:
            held = [one for one in self._assigned if one.first_day <= day <= (one.last_day or day)]
            hers = [one for one in held if one.staff_id == staff]
            units = [one for one in held if one.unit and department.path.startswith(one.unit.path)]
            if hers or units:
                nearest = hers or sorted(units, key=lambda one: len(one.unit.path) if one.unit else 0)
                return nearest[-1].profile_id
        return self._usual

    @cached_property
    def _assigned(self) -> list[ShiftAssignment]:
        """What was given to units and people in the range, the latest last."""
        running = Q(last_day=None) | Q(last_day__gte=self.first)
        of_organ = ShiftAssignment.objects.filter(running, profile__unit=self.organ, first_day__lte=self.last)
        return list(of_organ.select_related("unit").order_by("first_day", "pk"))

    @cached_property
    def _usual(self) -> int | None:
        return ShiftProfile.objects.filter(unit=self.organ, is_usual=True).values_list("pk", flat=True).first()

    @cached_property
    def _seasons(self) -> Mapping[int, list[Season]]:
        found: dict[int, list[Season]] = defaultdict(list)
        seasons = ShiftSeason.objects.filter(profile__unit=self.organ, valid_from__lte=self.last)
        for one in seasons.select_related("profile"):
            found[one.profile_id].append(one.season)
        return found


def nursing_on(staff_ids: Collection[int] | None, first: date, last: date) -> dict[int, list[Span]]:
    """The nursing minutes of each mother over spans of the range; one query."""
    rows = NursingHours.objects.filter(first_day__lte=last)
    found: dict[int, list[Span]] = defaultdict(list)
    for one in rows if staff_ids is None else rows.filter(staff__in=staff_ids):
        if one.last_day >= first:
            found[one.staff_id].append((max(first, one.first_day), min(last, one.last_day), one.minutes))
    return found


def profiles_of(reader: Staff) -> QuerySet[ShiftProfile]:
    """The profiles within reach, the usual one first."""
    return ShiftProfile.objects.visible_to(reader).select_related("unit")


def coming_hours(staff: Staff, day: date) -> list[tuple[date, Shift | None]]:
    """Somebody's hours of a day and, within a year, the day on which they change next with what holds then."""
    department = staff.department_on(day)
    if department is None:
        return []
    hours = Hours(organ_of(department), day, day + YEAR)
    today = hours.of(staff.pk, department, day)
    later = (day + timedelta(days=n) for n in range(1, YEAR.days))
    change = next((one for one in later if as_told(hours.of(staff.pk, department, one)) != as_told(today)), None)
    return [(day, today), *([(change, hours.of(staff.pk, department, change))] if change else [])]
