"""What both sheets of the directory need."""

from collections.abc import Mapping, Sequence
from typing import Any

from jinguo.base import audit
from jinguo.base.sheets import CellError
from jinguo.base.sheets.columns import Row
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict, all_of


def may_import_directory(actor: Staff) -> Verdict:
    """Who brings units and staff in: the system administrator, whose rights for them another seat approves."""
    return all_of((actor.has_role("system_admin"), "单位和人员由系统管理员导入"))


def update(obj: Any, facts: Mapping[str, Any], act: str, by: Any) -> bool:
    """Change what differs, with its trail; whether anything did."""
    changes = {name: (getattr(obj, name), value) for name, value in facts.items() if getattr(obj, name) != value}
    if not changes:
        return False
    for name, (_, value) in changes.items():
        setattr(obj, name, value)
    obj.full_clean()
    obj.save()
    audit.record(act, obj, by=by, changes=changes)
    return True


def twice(rows: Sequence[Row], name: str, header: str, normal: Any = str) -> list[CellError]:
    """The rows whose value stood further up already; empty values do not count."""
    first: dict[str, int] = {}
    errors = []
    for row in rows:
        value = normal(row[name] or "")
        if value and first.setdefault(value, row["_row"]) != row["_row"]:
            text = f"与第 {first[value]} 行重复，每个{header}只能有一行。"
            errors.append(CellError(row["_row"], header, row[name], text))
    return errors
