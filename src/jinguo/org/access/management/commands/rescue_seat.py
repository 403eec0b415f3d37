"""`jinguo rescue-seat ROLE NUMBER UNIT`: the way back in when nobody can log into a seat any more."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.base import clock
from jinguo.org.access.services.seats import rescue_seat
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import ROLES, SEATS


class Command(BaseCommand):
    help = "Put a person into one of the three seats from the console; prints a one-time password. Audited."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", choices=SEATS)
        parser.add_argument("number", help="staff number of who takes the seat")
        parser.add_argument("unit", help="code of the unit")

    def handle(self, *, role: str, number: str, unit: str, **options: Any) -> None:
        try:
            staff, place = Staff.objects.get(number=number), Unit.objects.get(code=unit)
            drawn = rescue_seat(role, staff, place, on=clock.today())
        except (Staff.DoesNotExist, Unit.DoesNotExist) as missing:
            raise CommandError("没有这个工号或单位代码，请核对后再试。") from missing
        except PermissionDenied as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{ROLES[role].name}　{staff.name}　登录名 {staff.login_name}　一次性口令 {drawn.password}")
