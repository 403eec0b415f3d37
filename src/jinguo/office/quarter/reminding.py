"""What is reminded of: a department's own rating, a person's summary."""

from collections.abc import Iterator
from datetime import date, timedelta

from jinguo.cycle.inbox.reminding import Due
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.office.quarter.people import heads_by_unit
from jinguo.office.quarter.telling import in_charge_by_unit

AHEAD, BEHIND = timedelta(days=30), timedelta(days=60)  # before and after that nobody is reminded


def open_quarters(today: date) -> Iterator[Due]:
    """The ratings and summaries whose days are near or over; four queries, however many there are."""
    near = (today - BEHIND, today + AHEAD)
    yield from _ratings(near)
    yield from _summaries(near)


def _ratings(near: tuple[date, date]) -> Iterator[Due]:
    """Of a department that has reported its sheet; of one that has not the sheet itself is reminded of."""
    waiting = QuarterReview.objects.filter(state="self", rate_by__range=near)
    rows = list(waiting.filter(sheet__state__in=("submitted", "accepted")).select_related("sheet__unit"))
    heads = in_charge_by_unit({one.sheet.unit_id for one in rows})
    for row in rows:
        people = tuple(dict.fromkeys(heads.get(row.sheet.unit_id, ())))
        yield Due(row, f"自评：{row}", row.rate_by, people, noun="部室自评")


def _summaries(near: tuple[date, date]) -> Iterator[Due]:
    waiting = RegularAppraisal.objects.filter(state="summary", due__range=near)
    rows = list(waiting.select_related("staff", "unit"))
    heads = heads_by_unit({one.unit_id for one in rows})
    for row in rows:
        above = tuple(one for one in heads[row.unit_id] if one.pk != row.staff_id)
        yield Due(row, f"写小结：{row.span.label}平时考核", row.due, (row.staff,), above, noun="平时考核小结")
