"""The hours that a new office begins with, and what a changed calendar touches."""

from datetime import date

from django.db import transaction

from jinguo.base import clock
from jinguo.office.shifts.models import ShiftProfile
from jinguo.office.shifts.services.profiles import add_season, set_profile
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff, Unit

SUMMER, WINTER = {"title": "夏令", "month": 7, "day": 1}, {"title": "冬令", "month": 10, "day": 1}


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
