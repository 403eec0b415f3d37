"""Who is where, in which role, from when to when."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from jinguo.base import audit, bulk, clock
from jinguo.base.moves import Refused, demand
from jinguo.org.structure.models import Appointment, Deputy, Post, Region, Staff, Unit
from jinguo.org.structure.permissions import may_end_deputy
from jinguo.org.structure.roles import ROLES, SEATS
from jinguo.rules.verdict import YES


@transaction.atomic
def appoint(
    staff: Staff,
    unit: Unit,
    role: str,
    *,
    by: Staff | None,
    on: date,
    reach: str = "",
    region: Region | None = None,
    post: Post | None = None,
) -> Appointment:
    """Put a person into a role at a unit from a day on (任职); the role's usual reach where none is given.

    Raises Refused when it would put two of the three seats, or a seat and business, into one hand; ValidationError
    when the unit does not stand on that day.
    """
    _keep_seats_apart(staff, role, on)
    if not unit.stands_on(on):
        raise ValidationError(f"{unit.name}在 {on.month}月{on.day}日 不存在，请另选部室。")
    appointment = Appointment(
        staff=staff, unit=unit, role=role, reach=reach or ROLES[role].reach, region=region, post=post, first_day=on
    )
    appointment.full_clean()
    appointment.save()
    return _settle(appointment, "appointment.begin", by=by)


@transaction.atomic
def appoint_newcomers(appointments: Sequence[Appointment], *, by: Staff | None) -> None:
    """Give many who hold nothing yet their places: one statement, one row on the trail.

    Raises Refused for a seat, which is filled by its own request; the units must stand on the first day.
    """
    if any(ROLES[one.role].is_seat for one in appointments):
        raise Refused("三员席位不从表格导入，请逐个申请并审批。")
    bulk.create(appointments)
    audit.record("appointment.begin_all", by=by, label="任职", note=f"{len(appointments)} 项")


@transaction.atomic
def end_appointment(appointment: Appointment, *, by: Staff | None, on: date) -> Appointment:
    """End an appointment; `on` is its last day (免职). Raises Refused for the last holder of a seat."""
    _keep_last_holder(appointment)
    appointment.last_day = on
    appointment.full_clean()
    appointment.save()
    return _settle(appointment, "appointment.end", by=by)


@transaction.atomic
def hand_over(leaver: Staff, to: Staff, *, by: Staff | None, on: date) -> list[Appointment]:
    """Let a person leave on a day (交接): her appointments end, and `to` takes each of them over the day after.

    Seats are not handed over; a seat changes by its own request and approval.
    """
    running = list(leaver.appointments.running(on).exclude(role__in=SEATS))
    taken = []
    for appointment in running:
        end_appointment(appointment, by=by, on=on)
        if not to.appointments.running(on).filter(unit=appointment.unit, role=appointment.role).exists():
            taken.append(
                appoint(
                    to,
                    appointment.unit,
                    appointment.role,
                    by=by,
                    on=on + timedelta(days=1),
                    reach=appointment.reach,
                    region=appointment.region,
                    post=appointment.post,
                )
            )
    return taken


@transaction.atomic
def name_deputy(
    staff: Staff, deputy: Staff, *, by: Staff | None, first_day: date, last_day: date, paper: str = ""
) -> Deputy:
    """Name who stands in for `staff` while away (代理); both days count. Seats are never deputised."""
    if staff.holds_seat(first_day) or deputy.holds_seat(first_day):
        raise Refused("三员席位不能代理他人，也不能由他人代理。请另选一人。")
    row = Deputy(staff=staff, deputy=deputy, first_day=first_day, last_day=last_day, paper=paper)
    row.full_clean()
    row.save()
    deputy.forget_grants()
    audit.record("deputy.named", row, by=by, note=paper)
    return row


@transaction.atomic
def end_deputy(row: Deputy, *, by: Staff | None) -> Deputy:
    """Take a standing-in back: its last day was yesterday (收回代理).

    Raises Refused for anybody but the person stood in for. One that has not lasted a day yet goes as a whole.
    """
    demand(may_end_deputy(by, row) if by is not None else YES)
    audit.record("deputy.ended", row, by=by)
    last = clock.today() - timedelta(days=1)
    if last < row.first_day:
        row.delete()
        return row
    row.last_day = last
    row.save(update_fields=["last_day"])
    return row


def _keep_seats_apart(staff: Staff, role: str, on: date) -> None:
    lasting = staff.appointments.filter(Q(last_day=None) | Q(last_day__gte=on))
    held = set(lasting.values_list("role", flat=True))
    if ROLES[role].is_seat and held:
        raise Refused(f"{staff.name}已任{_names(held)}，三员席位不能与其他角色兼任。请另选一人。")
    if ROLES[role].is_seat and staff.stands_in.filter(last_day__gte=clock.today()).exists():
        raise Refused(f"{staff.name}正在代理同事，代理期满才能担任三员。请另选一人。")
    if held & set(SEATS):
        raise Refused(f"{staff.name}是{_names(held & set(SEATS))}，不能再任业务角色。请另选一人。")


def _keep_last_holder(appointment: Appointment) -> None:
    if appointment.role not in SEATS:
        return
    holders = Appointment.objects.filter(role=appointment.role, last_day=None, staff__is_active=True)
    if not holders.exclude(pk=appointment.pk).exists():
        raise Refused(f"这是最后一位{appointment.get_role_display()}，请先由接任者到位。")


def _settle(appointment: Appointment, code: str, *, by: Staff | None) -> Appointment:
    """Write the trail, end the person's open sessions (her rights changed) and let her rights be asked anew."""
    staff = appointment.staff
    staff.session_epoch += 1
    staff.save(update_fields=["session_epoch"])
    staff.forget_grants()
    audit.record(code, appointment, by=by, label=str(appointment))
    return appointment


def _names(roles: set[str]) -> str:
    return "、".join(sorted(ROLES[role].name for role in roles))
