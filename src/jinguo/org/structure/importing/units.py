"""Units from a workbook."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.sheets import CellError, Column, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.base.sheets.importers import Importer, Saved
from jinguo.org.structure import services
from jinguo.org.structure.importing.common import may_import_directory, twice, update
from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.models.units import KINDS, PARTS
from jinguo.rules.verdict import Verdict

FACTS = ("short_name", "order", "kind")


class UnitImporter(Importer):
    """Units: new ones are opened; a known code may change, with a day where its history must tell."""

    kind = "units"

    @property
    def sheet(self) -> Sheet:
        """Parents stand in the table already, or further up in the same file."""
        return Sheet(
            "units",
            "单位",
            (
                Column("code", "单位代码", "code", required=True, max_length=30, hint="一个单位一个代码，以后不变"),
                Column("name", "名称", required=True, max_length=80, width=30),
                Column("short_name", "简称", max_length=30),
                Column("kind", "类别", "choice", required=True, choices=list(KINDS.items())),
                Column("parent_code", "上级代码", "code", max_length=30, hint="上级要先有，或写在同一张表的上面"),
                Column("region_code", "地区代码", "code", max_length=12),
                Column("order", "排序", "integer", minimum=0, maximum=1_000_000),
                Column("opened", "成立日", "date"),
                Column("changed_on", "变动日", "date", hint="更名或换上级时填，沿革按这一天记"),
            ),
            check_rows=_check_units,
        )

    def save_row(self, row: Row, *, by: Any) -> Saved:
        """Open a unit, or bring a known one up to date."""
        place: dict[str, Any] = {
            "parent": Unit.objects.filter(code=row["parent_code"]).first() if row["parent_code"] else None,
            "region": _region(row["region_code"]),
        }
        unit = Unit.objects.filter(code=row["code"]).select_related("parent", "region").first()
        if unit is None:
            facts: dict[str, Any] = {name: row[name] or ("" if name != "order" else 0) for name in FACTS}
            opened = services.open_unit(by=by, on=row["opened"], code=row["code"], name=row["name"], **facts, **place)
            return Saved(row["_row"], opened)
        return Saved(row["_row"], unit, created=False, changed=self._bring_up_to_date(unit, row, place, by))

    def rows(self, *, by: Any) -> Iterable[Mapping[str, Any]]:
        """The standing units, parents first."""
        units = Unit.objects.visible_to(by) if by else Unit.objects.all()
        for unit in units.standing_on(clock.today()).select_related("parent", "region").order_by("path"):
            yield {
                **{name: getattr(unit, name) for name in ("code", "name", *FACTS, "opened")},
                "parent_code": unit.parent.code if unit.parent else "",
                "region_code": unit.region.code if unit.region else "",
                "changed_on": None,
            }

    def may_import(self, actor: Any) -> Verdict:
        """The system administrator."""
        return may_import_directory(actor)

    def _bring_up_to_date(self, unit: Unit, row: Row, place: dict[str, Any], by: Any) -> bool:
        """Whether anything had to be changed."""
        stale = unit.parent != place["parent"] or unit.name != row["name"]
        if unit.parent != place["parent"]:
            _demand_day(row, "parent_code", f"上级与现有的“{unit.parent or '（无）'}”不同")
            if place["parent"] is None:
                raise ValidationError({"parent_code": "已有上级的单位不能改成没有上级，请填上级代码。"})
            services.move_unit(unit, place["parent"], by=by, on=row["changed_on"])
        if unit.name != row["name"]:
            _demand_day(row, "name", f"名称与现有的“{unit.name}”不同")
            services.rename_unit(unit, row["name"], by=by, on=row["changed_on"])
        facts = {name: row[name] for name in FACTS if row[name] not in (None, "")}
        return update(unit, facts | {"region": place["region"] or unit.region}, "unit.correct", by) or stale


def _region(code: str) -> Region | None:
    if not code:
        return None
    region = Region.objects.filter(code=code, closed=None).first()
    if region is None:
        raise ValidationError({"region_code": f"没有代码 {code} 的地区，请核对区划代码。"})
    return region


def _demand_day(row: Row, column: str, fact: str) -> None:
    if not isinstance(row["changed_on"], date):
        raise ValidationError({column: f"{fact}。真有变动请填变动日，写错了请改回。"})


def _check_units(rows: list[Row]) -> list[CellError]:
    """Codes once in the file; parents known before they are named."""
    errors = twice(rows, "code", "单位代码")
    known = set(Unit.objects.values_list("code", flat=True))
    for row in rows:
        parent = row["parent_code"]
        if parent and parent not in known:
            text = f"没有代码 {parent} 的单位，请先导入上级，或把它写在这一行上面。"
            errors.append(CellError(row["_row"], "上级代码", parent, text))
        if row["kind"] in PARTS and not parent:
            errors.append(CellError(row["_row"], "上级代码", "", f"{KINDS[row['kind']]}要有上级，请填上级代码。"))
        known.add(row["code"])
    return errors
