"""The people of member units as one kind of sheet (成员单位联系人): taken away, filled in, brought in, taken back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.sheets import CellError, Column, Importer, Row, RowsRefused, Saved, Sheet
from jinguo.committee.body import services
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.committee.body.permissions import may_keep, may_read
from jinguo.committee.body.queries import accounts_of
from jinguo.committee.body.rosters import Roster, rosters_on
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.committee_body import ROLES, SINGLE
from jinguo.rules.verdict import Verdict

KIND = "committee_contacts"
NO_CONSOLE = "成员单位联系人要记下由谁登记，请在网页“妇儿工委—成员单位—导入”里导入。"


class ContactImporter(Importer):
    """The people of the member units of one committee, or of all within reach.

    New ones are added, posts and telephones of known ones corrected. Who relieves somebody is entered on the unit's
    page, so that an import can be taken back without raising anybody who had left.
    """

    kind = KIND

    def __init__(self, committee: Unit | None = None) -> None:
        self.committee = committee

    @property
    def sheet(self) -> Sheet:
        """One row a person."""
        return Sheet(
            KIND,
            "成员单位联系人",
            (
                Column("unit", "成员单位", "choice", required=True, choices=self._units, width=24),
                Column("role", "角色", "choice", required=True, choices=list(ROLES.items())),
                Column("name", "姓名", max_length=40, hint="有账号的可以只填工号"),
                Column("number", "工号", "code", max_length=20, hint="在本系统有账号的填，没有的空着"),
                Column("post", "职务", max_length=60, width=18),
                Column("phone", "电话", max_length=30, width=16),
                Column("first_day", "起始日", "date", required=True, width=12),
                Column("reported", "报告日", "date", width=12, hint="报告妇儿工委办的日子；空着按今天"),
            ),
        )

    def save(self, rows: Sequence[Row], *, by: Staff | None) -> list[Saved]:
        """Write all rows; only somebody can, for a contact says who entered it."""
        if by is None:
            raise RowsRefused([CellError(0, "", "", NO_CONSOLE)])
        return super().save(rows, by=by)

    def save_row(self, row: Row, *, by: Staff) -> Saved:
        """Enter a person, or correct how one who is there is reached."""
        member = Membership.objects.select_related("unit", "committee__region").get(pk=row["unit"])
        staff = _account(member, row["number"]) if row["number"] else None
        held = list(UnitContact.objects.standing().filter(membership=member, role=row["role"], last_day=None))
        known = next((one for one in held if _is_same(one, staff, row["name"] or "")), None)
        facts = {name: row[name] or "" for name in ("post", "phone")}
        if known:
            return _corrected(known, row, facts, by)
        if held and row["role"] in SINGLE:
            raise ValidationError({"name": "这一角色已有别人。换人请在单位页登记，表格只补缺和更正职务、电话。"})
        days = {"first_day": row["first_day"], "reported": row["reported"] or clock.today()}
        new = {"role": row["role"], "staff": staff, "name": row["name"] or "", **facts, **days}
        return Saved(row["_row"], services.enter_contact(member, by=by, **new))

    def rows(self, *, by: Staff | None) -> Iterable[Mapping[str, Any]]:
        """The people of today, of the committees that `by` keeps; the console exports all."""
        found = [self.committee] if self.committee else _committees()
        committees = [one for one in found if by is None or may_keep(by, one)]
        return [row for one in committees for row in sheet_rows(rosters_on(one, clock.today()))]

    def may_import(self, actor: Staff) -> Verdict:
        """Who keeps the committee; without one it is asked of each row."""
        return may_keep(actor, self.committee) if self.committee else may_read(actor)

    def _units(self) -> list[tuple[str, str]]:
        """The members of today by their names."""
        rows = Membership.objects.on(clock.today()).select_related("unit")
        rows = rows.filter(committee=self.committee) if self.committee else rows
        return [(str(one.pk), one.unit.name) for one in rows]


def sheet_rows(rosters: Iterable[Roster]) -> Iterator[Row]:
    """A row a person; a unit without anybody in a role has none for it."""
    for roster in rosters:
        for role in ROLES:
            for one in roster.people.get(role, ()):
                number = one.staff.number if one.staff else ""
                facts: Row = {"unit": str(one.membership_id), "role": role, "name": one.person, "number": number}
                facts |= {"post": one.post, "phone": one.phone, "first_day": one.first_day, "reported": one.reported}
                yield facts


def _corrected(known: UnitContact, row: Row, facts: dict[str, str], by: Staff) -> Saved:
    if all(getattr(known, name) == value for name, value in facts.items()):
        return Saved(row["_row"], known, created=False, changed=False)
    return Saved(row["_row"], services.edit_contact(known, by=by, **facts), created=False)


def _is_same(contact: UnitContact, staff: Staff | None, name: str) -> bool:
    return contact.staff_id == staff.pk if staff else contact.person == name.strip()


def _account(member: Membership, number: str) -> Staff:
    """The account of that number in a unit. Raises ValidationError."""
    found = accounts_of(member.unit).filter(number=number).first()
    if found is None:
        raise ValidationError({"number": f"{member.unit}没有工号为 {number} 的账号；没有账号的空着，填姓名。"})
    return found


def _committees() -> list[Unit]:
    rows = Membership.objects.on(clock.today())
    return list(Unit.objects.filter(pk__in=rows.values("committee")).select_related("region").order_by("pk"))
