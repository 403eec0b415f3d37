"""Staff from a workbook as the screen imports them: rights are asked for, never given, by one seat alone."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from jinguo.base import clock
from jinguo.base.sheets.columns import Row
from jinguo.org.access.models import AccountRequest
from jinguo.org.access.services import requests
from jinguo.org.structure.importing import StaffImporter
from jinguo.org.structure.importing.staff import Newcomer
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import ROLES


class AskingStaffImporter(StaffImporter):
    """Writes the people and one request for each place; the security administrator approves them, fifty at a time."""

    def place(self, staff: Staff, unit: Unit, role: str, row: Row, *, by: Any) -> None:
        """Ask for the place. From the console (`by` is None) it is given at once, which the trail says."""
        if by is None:
            super().place(staff, unit, role, row, by=by)
            return
        if AccountRequest.objects.filter(staff=staff, unit=unit, role=role, state__in=requests.OPEN_STATES).exists():
            return
        right = {
            "unit": unit,
            "role": role,
            "reach": row["reach"] or ROLES[role].reach,
            "post": self.post(unit, row, by),
            "on": row["employed_from"] or clock.today(),
        }
        kind = "appoint" if staff.has_usable_password() else "open"
        requests.ask(kind, staff, by=by, reason=_reason(row["_row"]), **right)

    def place_newcomers(self, people: Sequence[Newcomer], *, by: Any) -> None:
        """Ask for all their places; from the console they are given at once."""
        if by is None:
            super().place_newcomers(people, by=by)
            return
        rows = {staff.number: row["_row"] for staff, row in people}
        asked = [
            requests.asking("open", staff, by=by, reason=_reason(rows[staff.number]), on=on, **right)
            for staff, on, right in self.rights(people, by)
        ]
        requests.ask_all(asked, by=by)

    def remove(self, objects: Sequence[models.Model], *, by: Any) -> None:
        """Take back people together with the requests for them that nobody has decided yet."""
        AccountRequest.objects.filter(staff__in=[obj.pk for obj in objects], state__in=requests.OPEN_STATES).delete()
        super().remove(objects, by=by)


def _reason(row: int) -> str:
    return f"从表格导入，第 {row} 行"
