"""What `jinguo init` adds for an office: its first unit and the three people in the administrator seats."""

from django.conf import settings

from jinguo.base import clock
from jinguo.org.access.services.seats import Drawn, create_seats
from jinguo.org.structure.models import Appointment, Unit
from jinguo.org.structure.roles import ROLES, SEATS
from jinguo.org.structure.services import open_unit

FIRST_CODE = "0001"


def fill_seats() -> list[str]:
    """Open the office and fill its seats, unless somebody ever sat in one; the lines say each one-time password."""
    if Appointment.objects.filter(role__in=SEATS).exists():
        return []
    day = clock.today()
    office = Unit.objects.filter(parent=None).order_by("pk").first() or open_unit(
        by=None, code=FIRST_CODE, name=settings.OFFICE_NAME, kind="federation"
    )
    return [_line(drawn) for drawn in create_seats(office, on=day)]


def _line(drawn: Drawn) -> str:
    return f"{ROLES[drawn.role].name}　登录名 {drawn.staff.login_name}　一次性口令 {drawn.password}"
