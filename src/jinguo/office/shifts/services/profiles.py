"""Profiles and their seasons. Hours come in versions: from a day on a whole set of seasons holds."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.office.shifts.models import ShiftProfile, ShiftSeason
from jinguo.office.shifts.permissions import may_change, may_keep
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff

BEGINNING = date(2000, 1, 1)
COPIED = [field.name for field in ShiftSeason._meta.fields if field.name not in ("id", "valid_from")]


@transaction.atomic
def set_profile(profile: ShiftProfile, *, by: Staff | None, seen: int | None = None) -> ShiftProfile:
    """Keep a profile, new or changed; where it becomes the usual one, the usual one so far gives way.

    Raises Refused, Stale, ValidationError.
    """
    before = locked(profile, seen) if profile.pk else None
    if by is not None:
        demand(may_keep(by, profile.unit), act="shiftprofile.set_up", row=profile.unit)
    if profile.is_usual:
        ShiftProfile.objects.filter(unit=profile.unit, is_usual=True).exclude(pk=profile.pk).update(is_usual=False)
    profile.version = before.version + 1 if before else 0
    profile.full_clean()
    profile.save()
    audit.record("shiftprofile.set_up", profile, by=by)
    if profile.is_usual != (before is not None and before.is_usual):
        touch(None, BEGINNING, clock.today())
    return profile


@transaction.atomic
def add_season(profile: ShiftProfile, *, by: Staff | None, **facts: Any) -> ShiftSeason:
    """Add the hours of a season; days from its first on are settled anew. Raises Refused, ValidationError.

    A day on which hours have not changed before begins a new version: the other seasons of the one so far go on in it,
    but for one of the same name or the same beginning, which the new season replaces.
    """
    locked(profile)
    if by is not None:
        demand(may_change(by, profile), act="shiftseason.add", row=profile)
    season = ShiftSeason(profile=profile, **facts)
    season.full_clean()
    _carry_over(season)
    season.save()
    audit.record("shiftseason.add", season, by=by, note=season.shift.clock_words)
    touch(None, season.valid_from, clock.today())
    return season


@transaction.atomic
def correct_season(season: ShiftSeason, *, by: Staff, seen: int, **facts: Any) -> ShiftSeason:
    """Put the hours of a season right where they were entered wrongly; new hours are a new season.

    `seen` is the version of the profile. Raises Refused, Stale, ValidationError.
    """
    profile = locked(season.profile, seen)
    demand(may_change(by, profile), act="shiftseason.correct", row=profile)
    row = locked(season)
    changes = {name: (getattr(row, name), value) for name, value in facts.items() if getattr(row, name) != value}
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    _count_change(profile)
    audit.record("shiftseason.correct", row, by=by, changes=changes, note=row.shift.clock_words)
    if changes:
        touch(None, row.valid_from, clock.today())
    return row


@transaction.atomic
def remove_season(season: ShiftSeason, *, by: Staff) -> None:
    """Take a season out of its version (删去); the others take its days.

    Raises Refused; ValidationError for the last.
    """
    profile = locked(season.profile)
    demand(may_change(by, profile), act="shiftseason.remove", row=profile)
    if profile.seasons.count() == 1:
        raise ValidationError("班次至少要有一个作息时段，请改正它，或先增加别的时段。")
    audit.record("shiftseason.remove", season, by=by, note=season.shift.clock_words)
    first = season.valid_from
    season.delete()
    _count_change(profile)
    touch(None, first, clock.today())


def _carry_over(season: ShiftSeason) -> None:
    """Begin a new version with the seasons of the one before, where the season is the first of its version."""
    rows = ShiftSeason.objects.filter(profile=season.profile)
    earlier = rows.filter(valid_from__lt=season.valid_from).order_by("-valid_from").first()
    if earlier is None or rows.filter(valid_from=season.valid_from).exists():
        return
    for row in rows.filter(valid_from=earlier.valid_from).exclude(title=season.title):
        if (row.month, row.day) != (season.month, season.day):
            kept = {name: getattr(row, name) for name in COPIED}
            ShiftSeason.objects.create(valid_from=season.valid_from, **kept)


def _count_change(profile: ShiftProfile) -> None:
    ShiftProfile.objects.filter(pk=profile.pk).update(version=profile.version + 1)
