"""The people of all member units as a table (成员单位联系人)."""

from collections.abc import Iterable, Iterator

from jinguo.base.sheets import Column, Row, Sheet
from jinguo.committee.body.rosters import Roster
from jinguo.rules.committee_body import ROLES

SHEET = Sheet(
    "committee_contacts",
    "成员单位联系人",
    (
        Column("unit", "成员单位", width=24),
        Column("role", "角色"),
        Column("name", "姓名"),
        Column("post", "职务", width=18),
        Column("phone", "电话", width=16),
        Column("first_day", "起始日", "date", width=12),
        Column("reported", "报告日", "date", width=12),
    ),
)


def sheet_rows(rosters: Iterable[Roster]) -> Iterator[Row]:
    """A row a person; a unit without anybody in a role has none for it."""
    for roster in rosters:
        for role, label in ROLES.items():
            for one in roster.people.get(role, ()):
                facts: Row = {"unit": roster.unit, "role": label, "name": one.person, "post": one.post}
                yield facts | {"phone": one.phone, "first_day": one.first_day, "reported": one.reported}
