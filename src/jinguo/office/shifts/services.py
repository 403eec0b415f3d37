"""The verbs that write work hours; each tells attendance which days it touched."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.office.shifts.models import NursingHours, ShiftAssignment, ShiftProfile, ShiftSeason
from jinguo.office.shifts.permissions import may_change, may_keep
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff, Unit

SUMMER, WINTER = {"title": "夏令", "month": 7, "day": 1}, {"title": "冬令", "month": 10, "day": 1}
BEGINNING = date(2000, 1, 1)


@transaction.atomic
def set_profile(profile: ShiftProfile, *, by: Staff | None, seen: int | None = None) -> ShiftProfile:
    """Keep a profile, new or changed; where it becomes the usual one, the usual one so far gives way."""
    if profile.pk:
        locked(profile, seen)
    if by is not None:
        demand(may_keep(by, profile.unit), act="shiftprofile.set_up", row=profile.unit)
    if profile.is_usual:
        ShiftProfile.objects.filter(unit=profile.unit, is_usual=True).exclude(pk=profile.pk).update(is_usual=False)
    profile.version += 1 if profile.pk else 0
    profile.full_clean()
    profile.save()
    audit.record("shiftprofile.set_up", profile, by=by)
    touch(None, BEGINNING, clock.today())
    return profile


@transaction.atomic
def add_season(profile: ShiftProfile, *, by: Staff | None, **facts: Any) -> ShiftSeason:
    """Add the hours of a season; days from its first on are settled anew. Raises Refused, ValidationError."""
    locked(profile)
    if by is not None:
        demand(may_change(by, profile), act="shiftseason.add", row=profile)
    season = ShiftSeason(profile=profile, **facts)
    season.full_clean()
    season.save()
    audit.record("shiftseason.add", season, by=by, note=season.shift.clock_words)
    touch(None, season.valid_from, clock.today())
    return season


@transaction.atomic
def assign(
    profile: ShiftProfile, holder: Unit | Staff, *, by: Staff | None, first_day: date, last_day: date | None = None
) -> ShiftAssignment:
    """Let a profile hold for a unit with all below it, or for a person. Raises Refused, ValidationError."""
    locked(profile)
    if by is not None:
        demand(may_change(by, profile), act="shiftassignment.add", row=profile)
    side = {"unit": holder} if isinstance(holder, Unit) else {"staff": holder}
    row = ShiftAssignment(profile=profile, first_day=first_day, last_day=last_day, **side)
    row.full_clean()
    row.save()
    audit.record("shiftassignment.add", row, by=by)
    touch(None, first_day, clock.today())
    return row


@transaction.atomic
def give_nursing(staff: Staff, *, by: Staff | None, born: date, first_day: date, babies: int = 1) -> NursingHours:
    """Give a mother her nursing time, from a day until the child is one year old. Raises Refused, ValidationError."""
    unit = staff.department_on(first_day)
    if unit is None:
        raise ValidationError(f"{staff}在 {first_day.month}月{first_day.day}日没有任职部室，请核对起始日。")
    if by is not None:
        demand(may_keep(by, _organ(unit)), act="nursinghours.add", row=staff)
    row = NursingHours(staff=staff, unit=unit, born=born, babies=babies, first_day=first_day)
    if not born <= first_day <= row.last_day:
        raise ValidationError({"first_day": "起始日要在婴儿出生以后、满一周岁以前。"})
    row.full_clean()
    row.save()
    audit.record("nursinghours.add", row, by=by)
    touch([staff.pk], first_day, clock.today())
    return row


@transaction.atomic
def install_hours(unit: Unit, *, by: Staff | None = None) -> list[ShiftProfile]:
    """Give an organ without hours the usual ones (示例, to be changed): a winter and a summer season."""
    if ShiftProfile.objects.filter(unit=unit).exists():
        return []
    usual = ShiftProfile(unit=unit, title="机关作息", is_usual=True, note="示例，请按本单位作息修改")
    profile = set_profile(usual, by=by)
    first = date(clock.today().year, 1, 1)
    add_season(profile, by=by, valid_from=first, **WINTER)
    add_season(profile, by=by, valid_from=first, pm_begins="14:30", pm_ends="17:30", **SUMMER)
    return [profile]


def hear_of_day(day: date) -> None:
    """A day has become a rest day or a working one: everybody's is to be settled anew."""
    touch(None, day, day)


def install_at_first_start() -> list[str]:
    """What `jinguo init` does."""
    office = Unit.objects.filter(parent=None).order_by("pk").first()
    return ["已设置示例作息时间，请在“作息时间”里核对。"] if office and install_hours(office) else []


def _organ(unit: Unit) -> Unit:
    return Unit.objects.get(path=unit.organ_path)
