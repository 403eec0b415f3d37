"""Units and staff from a workbook; an export is the template filled in, and can be imported again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from jinguo.base import audit, clock
from jinguo.base.sheets import CellError, Column, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.base.sheets.importers import Importer, Saved
from jinguo.org.structure import login_names, services
from jinguo.org.structure.models import Post, Region, Staff, Unit
from jinguo.org.structure.models.staff import SEXES
from jinguo.org.structure.models.units import KINDS, PARTS
from jinguo.org.structure.pinyin import spell
from jinguo.org.structure.roles import ROLES, reach_choices, role_choices
from jinguo.rules.identity import check_mobile
from jinguo.rules.verdict import Verdict, all_of

UNIT_FACTS = ("short_name", "order", "kind")
STAFF_FACTS = ("name", "sex", "birthday", "phone", "employed_from")


def may_import_directory(actor: Staff) -> Verdict:
    """Who brings units and staff in: the system administrator, whose rights for them another seat approves."""
    return all_of((actor.has_role("system_admin"), "单位和人员由系统管理员导入"))


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
            facts: dict[str, Any] = {name: row[name] or ("" if name != "order" else 0) for name in UNIT_FACTS}
            opened = services.open_unit(by=by, on=row["opened"], code=row["code"], name=row["name"], **facts, **place)
            return Saved(row["_row"], opened)
        return Saved(row["_row"], unit, created=False, changed=self._bring_up_to_date(unit, row, place, by))

    def rows(self, *, by: Any) -> Iterable[Mapping[str, Any]]:
        """The standing units, parents first."""
        units = Unit.objects.visible_to(by) if by else Unit.objects.all()
        for unit in units.standing_on(clock.today()).select_related("parent", "region").order_by("path"):
            yield {
                **{name: getattr(unit, name) for name in ("code", "name", *UNIT_FACTS, "opened")},
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
        facts = {name: row[name] for name in UNIT_FACTS if row[name] not in (None, "")}
        return _update(unit, facts | {"region": place["region"] or unit.region}, "unit.correct", by) or stale


class StaffImporter(Importer):
    """Staff with their place. Nobody can log in before two seats have agreed; see access.importing for the rights."""

    kind = "staff"

    @property
    def sheet(self) -> Sheet:
        """Numbers are what people are known by."""
        return Sheet(
            "staff",
            "人员",
            (
                Column("number", "工号", "code", required=True, max_length=20),
                Column("name", "姓名", required=True, max_length=40),
                Column("login_name", "登录名", "code", max_length=30, hint="空着就用工号；不分大小写"),
                Column("sex", "性别", "choice", choices=list(SEXES.items())),
                Column("birthday", "出生日期", "date"),
                Column("phone", "手机号", "phone"),
                Column("employed_from", "入职日", "date"),
                Column("unit_code", "部室代码", "code", required=True, max_length=30),
                Column("post", "岗位", max_length=60),
                Column("role", "角色", "choice", choices=role_choices(), hint="空着就是工作人员"),
                Column("reach", "权限范围", "choice", choices=reach_choices(), hint="空着就按角色的通常范围"),
            ),
            check_row=_check_phone,
            check_rows=_check_staff,
        )

    def save_row(self, row: Row, *, by: Any) -> Saved:
        """Engage a person, or bring a known one up to date, and give her the place she stands at."""
        staff = Staff.objects.filter(number=row["number"]).first()
        created, changed = staff is None, True
        if staff is None:
            staff = self._engage(row, by)
        else:
            changed = self._bring_up_to_date(staff, row, by)
        unit, role = Unit.objects.get(code=row["unit_code"]), row["role"] or "staff"
        if not staff.appointments.running().filter(unit=unit, role=role).exists():
            self.place(staff, unit, role, row, by=by)
            changed = True
        return Saved(row["_row"], staff, created, changed)

    def place(self, staff: Staff, unit: Unit, role: str, row: Row, *, by: Any) -> None:
        """Give her the place at once; the console may, a person at a screen only asks for it."""
        on = row["employed_from"] or clock.today()
        services.appoint(staff, unit, role, by=by, on=on, reach=row["reach"] or "", post=self.post(unit, row, by))

    def post(self, unit: Unit, row: Row, by: Any) -> Post | None:
        """The post of that name, set up where the unit has none yet."""
        if not row["post"]:
            return None
        found = Post.objects.filter(unit=unit, name=row["post"]).first()
        return found or services.describe_post(unit, row["post"], duties=[], by=by)

    def rows(self, *, by: Any) -> Iterable[Mapping[str, Any]]:
        """Those who work here, each with her main place; telephone numbers only for who may import them again."""
        people = Staff.objects.visible_to(by) if by else Staff.objects.all()
        for staff in people.filter(employed_to=None):
            main = staff.appointments.running().select_related("unit", "post").first()
            yield {
                **{name: getattr(staff, name) for name in ("number", "login_name", *STAFF_FACTS)},
                "unit_code": main.unit.code if main else "",
                "post": main.post.name if main and main.post else "",
                "role": main.role if main else "",
                "reach": main.reach if main else "",
            }

    def may_import(self, actor: Any) -> Verdict:
        """The system administrator."""
        return may_import_directory(actor)

    def _engage(self, row: Row, by: Any) -> Staff:
        facts = {name: row[name] or "" for name in ("name", "sex", "phone")}
        names = {"number": row["number"], "login_name": row["login_name"] or row["number"]}
        return services.engage(by=by, on=row["employed_from"], birthday=row["birthday"], **names, **facts)

    def _bring_up_to_date(self, staff: Staff, row: Row, by: Any) -> bool:
        """Whether anything had to be changed."""
        if row["login_name"] and login_names.normal(row["login_name"]) != staff.login_name:
            raise ValidationError({"login_name": f"{staff.name}的登录名已是 {staff.login_name}，请改回或空着。"})
        facts = {name: row[name] for name in STAFF_FACTS if row[name] not in (None, "")}
        pinyin, initials = spell(facts["name"])
        return _update(staff, {**facts, "pinyin": pinyin, "initials": initials[:40]}, "staff.correct", by)


def _update(obj: Any, facts: Mapping[str, Any], act: str, by: Any) -> bool:
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
    errors = _twice(rows, "code", "单位代码")
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


def _check_staff(rows: list[Row]) -> list[CellError]:
    """Numbers and login names once in the file; departments known."""
    errors = _twice(rows, "number", "工号") + _twice(rows, "login_name", "登录名", login_names.normal)
    standing = set(Unit.objects.standing_on(clock.today()).values_list("code", flat=True))
    for row in rows:
        if row["unit_code"] not in standing:
            text = "没有这个代码的部室，或它已撤销。请先导入单位，或核对代码。"
            errors.append(CellError(row["_row"], "部室代码", row["unit_code"], text))
        if row["role"] and ROLES[row["role"]].is_seat:
            text = "三员席位不从表格导入，请逐个申请并审批。"
            errors.append(CellError(row["_row"], "角色", ROLES[row["role"]].name, text))
    return errors


def _check_phone(row: Row) -> list[CellError]:
    verdict = check_mobile(row["phone"]) if row["phone"] else None
    if verdict is None or verdict.ok:
        return []
    return [CellError(row["_row"], "手机号", row["phone"], verdict.reason)]


def _twice(rows: Sequence[Row], name: str, header: str, normal: Any = str) -> list[CellError]:
    """The rows whose value stood further up already; empty values do not count."""
    first: dict[str, int] = {}
    errors = []
    for row in rows:
        value = normal(row[name] or "")
        if value and first.setdefault(value, row["_row"]) != row["_row"]:
            text = f"与第 {first[value]} 行重复，每个{header}只能有一行。"
            errors.append(CellError(row["_row"], header, row[name], text))
    return errors
