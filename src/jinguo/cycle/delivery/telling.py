"""What is told of quarter sheets beside the steps of their flow, and what is reminded of."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from jinguo.base.web import words
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.reminding import Due
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.tasks.people import IN_CHARGE
from jinguo.org.structure.models import Appointment, Staff

OPENED = kinds.register("quarter_sheet", "季度报表").code
AHEAD = timedelta(days=30)  # further ahead nobody is reminded


def tell_opened(sheet: QuarterSheet, *, by: Staff | None) -> None:
    """Tell who answers for the unit that a sheet is asked for."""
    people = [person for person in sheet.reporters() if person != by]
    tell(people, f"请填报{sheet.span.label}报表（{words.day(sheet.due)}止）", kind=OPENED, about=sheet, by=by)


def open_sheets(today: date) -> Iterable[Due]:
    """The sheets still to be reported whose days are near or over; two queries, however many there are."""
    waiting = QuarterSheet.objects.filter(state__in=("open", "returned"), due__lte=today + AHEAD)
    sheets = list(waiting.select_related("unit", "plan__unit"))
    heads, everybody = _people({sheet.unit_id for sheet in sheets})
    return [_due(sheet, heads[sheet.unit_id] or everybody[sheet.unit_id]) for sheet in sheets]


def _due(sheet: QuarterSheet, people: list[Staff]) -> Due:
    return Due(sheet, str(sheet), sheet.due, tuple(dict.fromkeys(people)), noun="季度报表")


def _people(units: set[int]) -> tuple[dict[int, list[Staff]], dict[int, list[Staff]]]:
    """Who answers for each unit today, and who works there; one query."""
    heads: dict[int, list[Staff]] = defaultdict(list)
    everybody: dict[int, list[Staff]] = defaultdict(list)
    running = Appointment.objects.running().filter(unit__in=units, staff__is_active=True)
    for row in running.select_related("staff"):
        everybody[row.unit_id].append(row.staff)
        if row.role in IN_CHARGE:
            heads[row.unit_id].append(row.staff)
    return heads, everybody
