"""What is noticed every day of attendance and checks: each matter once; personnel and the main leader are told."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.office.conduct.models import ConductNotice
from jinguo.office.conduct.queries import PersonStanding, people_of, remarkable
from jinguo.office.conduct.telling import tell_keepers
from jinguo.org.structure.models import Unit
from jinguo.rules.attendance.dismissal import Level
from jinguo.rules.periods import month_of, year_of

ADMONITION = "admonition"  # is asked for: open until a record answers it, and so reminded of, not told
OF_THE_MONTH = ("late_or_early",)
WARNED: tuple[Level, ...] = ("near", "reached")  # whoever is protected is shown on the page alone
LATELY = timedelta(days=31)  # the end of a year is still looked at in the next
Matter = tuple[int, str, str]


def notice_all() -> str:
    """Notice what is new in every organ that keeps hours; says in Chinese how much it was. Safe to run again."""
    organs = Unit.objects.filter(shift_profiles__isnull=False, closed=None).distinct().order_by("pk")
    years = sorted({clock.today().year, (clock.today() - LATELY).year})
    return f"新的纪律提醒 {sum(_notice(organ, year) for organ in organs for year in years)} 项"


@transaction.atomic
def _notice(organ: Unit, year: int) -> int:
    """Keep the new matters of an organ and tell of them; what no longer asks for an admonition is taken back."""
    today = clock.today()
    found = {one for person in remarkable(people_of(organ, year), year, today) for one in _matters(person, year)}
    rows = ConductNotice.objects.filter(unit=organ, year=year).select_related("unit")
    known = {_matter(row): row.pk for row in rows}
    rows.filter(pk__in=[pk for one, pk in known.items() if one[1] == ADMONITION and one not in found]).delete()
    new = found - set(known)
    fresh = [
        ConductNotice(staff_id=staff, unit=organ, code=code, span=span, year=year, noticed_on=today)
        for staff, code, span in sorted(new)
    ]
    ConductNotice.objects.bulk_create(fresh, ignore_conflicts=True)
    if fresh:
        audit.record("conductnotice.notice", organ, by=None, note=f"{len(fresh)} 项")
    tell_keepers(row for row in rows.filter(noticed_on=today) if row.code != ADMONITION and _matter(row) in new)
    return len(fresh)


def _matters(person: PersonStanding, year: int) -> Iterator[Matter]:
    pk, month = person.staff.pk, month_of(min(clock.today(), year_of(year).last))
    asked = [one.span for one in person.suggestions]
    yield from ((pk, ADMONITION, span) for span in asked)
    for one in person.reminders:
        span = month.code if one.code in OF_THE_MONTH else str(year)
        if span not in asked:  # the same lateness asks for an admonition already
            yield pk, one.code, span
    if person.dismissal.level in WARNED:
        yield pk, f"dismissal_{person.dismissal.level}", str(year)


def _matter(row: ConductNotice) -> Matter:
    return row.staff_id, row.code, row.span
