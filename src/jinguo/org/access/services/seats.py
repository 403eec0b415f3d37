"""The three administrator seats (三员): filled once at the very beginning, rescued from the console."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import Refused
from jinguo.org.access.services import accounts, passwords
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.roles import ROLES, SEATS
from jinguo.org.structure.services import appoint, end_appointment, engage


@dataclass(frozen=True)
class Drawn:
    """An account and its one-time password, to be printed once."""

    staff: Staff
    role: str
    password: str


LOGIN_NAMES = {"system_admin": "sysadmin", "security_admin": "secadmin", "audit_admin": "auditadmin"}


@transaction.atomic
def create_seats(unit: Unit, *, on: date, names: dict[str, str] | None = None) -> list[Drawn]:
    """Fill the three seats of a new installation, one person each, with drawn one-time passwords.

    `names` gives a person's name per seat, by default the seat's own. Raises Refused when a seat was ever filled:
    from then on they change by request and approval only.
    """
    if Appointment.objects.filter(role__in=SEATS).exists():
        raise Refused("三员席位已经设立，以后的变动由系统管理员申请、安全管理员审批。")
    return [_fill(unit, role, (names or {}).get(role, ROLES[role].name), on) for role in SEATS]


@transaction.atomic
def rescue_seat(role: str, staff: Staff, unit: Unit, *, on: date) -> Drawn:
    """Put a person into a seat from the server's console when nobody can log into it any more; it is on the trail.

    Raises Refused when the person holds another role. The seat's former holders lose it.
    """
    appoint_needed = not staff.appointments.running(on).filter(role=role).exists()
    if appoint_needed:
        appoint(staff, unit, role, by=None, on=on)
    for former in Appointment.objects.running(on).filter(role=role).exclude(staff=staff):
        end_appointment(former, by=None, on=max(on, former.first_day))
    accounts.restore(staff, by=None)
    audit.record("seat.rescue", staff, by=None, note=f"{ROLES[role].name}，从服务器控制台恢复")
    return Drawn(staff, role, passwords.draw(staff, by=None))


def _fill(unit: Unit, role: str, name: str, on: date) -> Drawn:
    staff = engage(by=None, on=on, number=LOGIN_NAMES[role].upper(), login_name=LOGIN_NAMES[role], name=name)
    appoint(staff, unit, role, by=None, on=on)
    return Drawn(staff, role, passwords.draw(staff, by=None))
