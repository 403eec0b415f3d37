"""What is asked of slips: what covers whom, who overstayed, what is left of leave; once for all people of a range."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet, Sum

from jinguo.base import clock, files
from jinguo.office.slips.models import LeaveEntry, LeaveRequest, Outing
from jinguo.office.slips.models.leave import STANDING
from jinguo.office.slips.models.outings import COVER
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.attendance import Cover, Spell
from jinguo.rules.attendance.moments import Punched
from jinguo.rules.attendance.shift import CLOSES, OPENS
from jinguo.rules.calendar import days_of
from jinguo.rules.leave import Stay, overstayed_from, proof_asked

ONE_DAY = timedelta(days=1)
TAKING = ("taken", "given_back", "recounted")  # entries of what was used; the others say what there was


class HalfCover(NamedTuple):
    """What covers half a day of somebody."""

    staff: int
    day: date
    half: str
    cover: Cover


class DaySpell(NamedTuple):
    """What covers some minutes of somebody's day."""

    staff: int
    day: date
    spell: Spell


@dataclass(frozen=True)
class Balance:
    """Somebody's account of a kind and year, in half days: what was given, taken, is asked for, and is left."""

    granted: int = 0
    taken: int = 0
    reserved: int = 0

    @property
    def left(self) -> int:
        """What may still be asked for."""
        return self.granted - self.taken - self.reserved


def leave_covers(first: date, last: date, staff_ids: Collection[int] | None = None) -> Iterator[HalfCover]:
    """The half days covered by approved leave; an early return ends the cover. One query."""
    for leave in _leaves(first, last, staff_ids):
        stay = leave.kept_stay
        cover = Cover("leave", f"{leave.get_kind_display()}（{leave.span_words}）", f"leave:{leave.pk}")
        yield from (
            HalfCover(leave.staff_id, day, half, cover)
            for day in days_of(max(first, stay.first), min(last, stay.last))
            for half in ("am", "pm")
            if stay.has(day, half)
        )


def overstays(first: date, last: date, staff_ids: Collection[int] | None = None) -> Iterator[HalfCover]:
    """The half days that are absence because nobody reported back in time (rule 13); one query and the calendar."""
    calendar = work_calendar()
    gone = _standing(staff_ids).filter(state__in=("approved", "ended"), last__lt=last)
    for leave in gone.exclude(extensions__state__in=("approved", "ended")):
        start, end = overstayed_from(leave.last, calendar), min(last, _reported_before(leave))
        words = f"请假到{leave.last.month}月{leave.last.day}日，没有按时销假，按缺勤计"
        cover = Cover("absent", words, f"leave:{leave.pk}")
        for day in days_of(max(first, start), end):
            yield from (HalfCover(leave.staff_id, day, half, cover) for half in ("am", "pm"))


def outing_spells(first: date, last: date, staff_ids: Collection[int] | None = None) -> Iterator[DaySpell]:
    """The minutes covered by outings that were reported before, or confirmed; one query."""
    out = Outing.objects.filter(state__in=("out", "back"), first__lte=last, last__gte=first)
    for one in out if staff_ids is None else out.filter(staff__in=staff_ids):
        until, minute = (one.returned, one.returned_at) if one.returned else (one.last, one.back_by)
        kind, because = COVER[one.kind], f"{one.get_kind_display()}：{one.place}（{one.span_words}）"
        for day in days_of(max(first, one.first), min(last, until)):
            begins = one.leaves_at if day == one.first else OPENS
            ends = (minute or CLOSES) if day == until else CLOSES
            if begins < ends:
                yield DaySpell(one.staff_id, day, Spell(begins, ends, kind, because, f"outing:{one.pk}"))  # type: ignore[arg-type]


def balances(staff_ids: Collection[int], year: int, kind: str = "annual") -> dict[int, Balance]:
    """The accounts of many people; two queries."""
    entries = LeaveEntry.objects.filter(staff__in=staff_ids, year=year, kind=kind).order_by()
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for staff, why, total in entries.values_list("staff", "why").annotate(total=Sum("half_days")):
        sums[staff]["taken" if why in TAKING else "granted"] += total
    running = LeaveRequest.objects.filter(staff__in=staff_ids, kind=kind, state="asked", first__year=year).order_by()
    reserved = dict(running.values_list("staff").annotate(total=Sum("half_days")))
    return {pk: Balance(sums[pk]["granted"], -sums[pk]["taken"], reserved.get(pk, 0)) for pk in staff_ids}


def taken_of_kind(staff: Staff, kind: str, year: int) -> int:
    """The half days of a kind that somebody has asked for or taken in a year; one query and the calendar."""
    standing = LeaveRequest.objects.filter(staff=staff, kind=kind, first__year=year, state__in=STANDING)
    calendar = work_calendar()
    return sum(one.taken(calendar) for one in standing.select_related("staff"))


def days_by_kind(first: date, last: date, staff_ids: Collection[int] | None = None) -> dict[int, Counter[str]]:
    """The half days of approved leave of a range, by person and kind, each counted as its kind is; one query.

    What appraisal asks (病假、事假累计). It is not offered as a measure: any colleague may ask for a figure, and that
    somebody was ill is not for everybody.
    """
    found: dict[int, Counter[str]] = defaultdict(Counter)
    calendar = work_calendar()
    for leave in _leaves(first, last, staff_ids).select_related("staff"):
        found[leave.staff_id][leave.kind] += sum(first <= day <= last for day, _ in leave.halves(calendar))
    return dict(found)


def calendar_days(
    first: date, last: date, kinds: Collection[str], staff_ids: Collection[int] | None = None
) -> dict[int, int]:
    """The days of the calendar of a range on which somebody was on approved leave of these kinds; one query."""
    found: Counter[int] = Counter()
    for leave in _leaves(first, last, staff_ids).filter(kind__in=kinds):
        stay = leave.kept_stay
        found[leave.staff_id] += max(0, (min(last, stay.last) - max(first, stay.first)).days + 1)
    return dict(found)


def missing_proof(request: LeaveRequest) -> str:
    """The proof that a leave still lacks, in words; nothing where it has one or needs none. One query at most."""
    asked = proof_asked(request.rules, settings.LEAVE_PROFILE, request.half_days)
    return asked if asked and not files.of(request).exists() else ""


def leaves_listed(reader: Staff) -> QuerySet[LeaveRequest]:
    """The leaves within reach, the newest first."""
    return LeaveRequest.objects.visible_to(reader).select_related("staff", "unit")


def outings_listed(reader: Staff) -> QuerySet[Outing]:
    """The outings within reach, the newest first."""
    return Outing.objects.visible_to(reader).select_related("staff", "unit", "confirmed_by")


def out_now(reader: Staff, now: Punched) -> list[tuple[Outing, bool]]:
    """The outings within reach whose return nobody has entered, and whether it is overdue; longest first."""
    gone = outings_listed(reader).filter(state="out").exclude(first__gt=now.day)
    left = gone.exclude(first=now.day, leaves_at__gt=now.minute).order_by("last", "back_by", "pk")
    return [(one, (one.last, one.back_by) < now) for one in left]


def overlapping(staff: Staff, stay: Stay, *, besides: LeaveRequest | None = None) -> QuerySet[LeaveRequest]:
    """Her leaves that stand on days of a stay; the halves are compared by the caller."""
    standing = LeaveRequest.objects.filter(staff=staff, state__in=STANDING)
    return standing.filter(first__lte=stay.last, last__gte=stay.first).exclude(
        pk=besides.pk if besides and besides.pk else 0
    )


def _leaves(first: date, last: date, staff_ids: Collection[int] | None) -> QuerySet[LeaveRequest]:
    return _standing(staff_ids).filter(state__in=("approved", "ended"), first__lte=last, last__gte=first).order_by("pk")


def _standing(staff_ids: Collection[int] | None) -> QuerySet[LeaveRequest]:
    return LeaveRequest.objects.all() if staff_ids is None else LeaveRequest.objects.filter(staff__in=staff_ids)


def _reported_before(leave: LeaveRequest) -> date:
    """The last day on which nobody had reported back."""
    return leave.reported_on - ONE_DAY if leave.reported_on else clock.today()
