"""The accounts of leave: what a year gives, and what a changed calendar gives back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.office.slips.ledger import people_of
from jinguo.office.slips.models import LeaveEntry, LeaveRequest, ServiceStart
from jinguo.office.slips.permissions import may_keep
from jinguo.office.slips.services.booking import book
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import departments_on
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import annual_days

HALVES = 2


@transaction.atomic
def set_service_start(staff: Staff, *, by: Staff | None, since: date) -> ServiceStart:
    """Say since when somebody has worked (参加工作时间); annual leave is counted by it.

    Raises Refused, and ValidationError for a day to come.
    """
    unit = departments_on([staff], clock.today())[staff.pk]
    if by is not None:
        demand(may_keep(by, unit), act="servicestart.set_up", row=staff)
    if since > clock.today():
        raise ValidationError({"since": "参加工作时间不能晚于今天。"})
    row, _ = ServiceStart.objects.update_or_create(staff=staff, defaults={"unit": unit, "since": since})
    audit.record("servicestart.set_up", row, by=by)
    return row


@transaction.atomic
def grant_year(organ: Unit, year: int, *, by: Staff | None) -> int:
    """Give everybody of an organ the year's annual leave by years of service (年休假入账); safe to run again.

    Whose start of service is not known is counted from the day she came here. Returns to how many it was given.
    """
    if by is not None:
        demand(may_keep(by, organ), act="leaveentry.grant", row=organ)
    organ = Unit.objects.select_for_update().get(pk=organ.pk)  # two presses come one after the other
    day = min(clock.today(), date(year, 12, 31))
    people = {one.pk: one for one in people_of(organ, day)}
    known = set(LeaveEntry.objects.filter(year=year, why="granted", kind="annual").values_list("staff", flat=True))
    starts = dict(ServiceStart.objects.filter(staff__in=people).values_list("staff", "since"))
    homes = departments_on(people.values(), day)
    rows = [
        LeaveEntry(
            staff=one, unit=homes[pk], kind="annual", year=year, why="granted", half_days=HALVES * days, on=day, by=by
        )
        for pk, one in people.items()
        if pk not in known and pk in homes and (days := _days(starts.get(pk) or one.employed_from, year))
    ]
    LeaveEntry.objects.bulk_create(rows)
    if rows:
        audit.record("leaveentry.grant", organ, by=by, note=f"{year} 年，{len(rows)} 人")
    return len(rows)


def grant_all() -> str:
    """Give the year's annual leave in every organ that gave it before (年初入账); says what it did."""
    year = clock.today().year
    kept = LeaveEntry.objects.filter(why="granted", year__in=(year - 1, year)).order_by()
    organs = Unit.objects.filter(path__in=kept.values_list("unit__organ_path", flat=True).distinct(), closed=None)
    told = [(organ, count) for organ in organs.order_by("pk") if (count := grant_year(organ, year, by=None))]
    return "；".join(f"{organ.label} {count} 人" for organ, count in told) or "没有要记入的应休"


@transaction.atomic
def recount(first: date, last: date) -> int:
    """Count standing leaves anew after rest days were added or taken away; what is no longer used is given back."""
    calendar, count = work_calendar(), 0
    standing = LeaveRequest.objects.filter(state__in=("asked", "approved"), first__lte=last, last__gte=first)
    for leave in standing.select_related("staff").select_for_update(of=("self",)):
        now = leave.taken(calendar)
        if now != leave.half_days:
            count += 1
            if leave.state == "approved":
                book(leave, "recounted", leave.half_days - now, note="放假安排有变")
            LeaveRequest.objects.filter(pk=leave.pk).update(half_days=now, version=leave.version + 1)
    if count:
        audit.record("leaverequest.recount", None, by=None, label="请假", note=f"{count} 份请假按新的放假安排重算")
    return count


def hear_of_day(day: date) -> None:
    """A day has become a rest day or a working one: leave over it is counted anew."""
    recount(day, day)


def _days(since: date | None, year: int) -> int:
    """The days of the year, by the step that holds at its end."""
    return annual_days(since, date(year, 12, 31)) if since else 0
