"""Staff with their places from a workbook."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from jinguo.base import clock
from jinguo.base.sheets import CellError, Column, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.base.sheets.importers import Importer, RowsRefused, Saved
from jinguo.org.structure import login_names, services
from jinguo.org.structure.importing.common import may_import_directory, twice
from jinguo.org.structure.models import Appointment, Post, Staff, Unit
from jinguo.org.structure.models.staff import SEXES
from jinguo.org.structure.pinyin import spell
from jinguo.org.structure.roles import ROLES, reach_choices, role_choices
from jinguo.rules.identity import check_mobile
from jinguo.rules.verdict import Verdict

Newcomer = tuple[Staff, Row]
FACTS = ("name", "sex", "birthday", "phone", "employed_from")


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

    def save(self, rows: Sequence[Row], *, by: Any) -> list[Saved]:
        """Newcomers and those who are known, each as a set; every complaint of either is told."""
        known = {staff.number: staff for staff in Staff.objects.filter(number__in=[row["number"] for row in rows])}
        fresh, errors = self._newcomers([row for row in rows if row["number"] not in known])
        saved, wrong = self._known([(known[row["number"]], row) for row in rows if row["number"] in known], by)
        if errors := errors + wrong:
            raise RowsRefused(errors)
        services.engage_all([staff for staff, _ in fresh], by=by)
        self.place_newcomers(fresh, by=by)
        return sorted([*saved, *(Saved(row["_row"], staff) for staff, row in fresh)], key=lambda one: one.row)

    def save_row(self, row: Row, *, by: Any) -> Saved:
        """A set of one."""
        return self.save([row], by=by)[0]

    def place_newcomers(self, people: Sequence[Newcomer], *, by: Any) -> None:
        """Give those who hold nothing yet their places at once; the console may."""
        places = [Appointment(staff=staff, first_day=on, **right) for staff, on, right in self.rights(people, by)]
        services.appoint_newcomers(places, by=by)

    def rights(self, people: Sequence[Newcomer], by: Any) -> Iterable[tuple[Staff, date, dict[str, Any]]]:
        """Each newcomer with the day and the right that her row names; units and posts are fetched once."""
        units = {unit.code: unit for unit in Unit.objects.filter(code__in={row["unit_code"] for _, row in people})}
        posts = services.posts_named(
            [(units[row["unit_code"]], row["post"]) for _, row in people if row["post"]], by=by
        )
        for staff, row in people:
            unit, role = units[row["unit_code"]], row["role"] or "staff"
            reach, post = row["reach"] or ROLES[role].reach, posts.get((unit.pk, row["post"]))
            right = {"unit": unit, "role": role, "reach": reach, "post": post}
            yield staff, row["employed_from"] or clock.today(), right

    def place(self, staff: Staff, unit: Unit, role: str, row: Row, *, by: Any) -> None:
        """Give her the place at once; the console may, a person at a screen only asks for it."""
        on = row["employed_from"] or clock.today()
        services.appoint(staff, unit, role, by=by, on=on, reach=row["reach"] or "", post=self.post(unit, row, by))

    def post(self, unit: Unit, row: Row, by: Any) -> Post | None:
        """The post of that name, set up where the unit has none yet."""
        name = row["post"]
        return services.posts_named([(unit, name)], by=by)[unit.pk, name] if name else None

    def rows(self, *, by: Any) -> Iterable[Mapping[str, Any]]:
        """Those who work here, each with her main place; telephone numbers only for who may import them again."""
        people = Staff.objects.visible_to(by) if by else Staff.objects.all()
        for staff in people.filter(employed_to=None):
            main = staff.appointments.running().select_related("unit", "post").first()
            yield {
                **{name: getattr(staff, name) for name in ("number", "login_name", *FACTS)},
                "unit_code": main.unit.code if main else "",
                "post": main.post.name if main and main.post else "",
                "role": main.role if main else "",
                "reach": main.reach if main else "",
            }

    def may_import(self, actor: Any) -> Verdict:
        """The system administrator."""
        return may_import_directory(actor)

    def _newcomers(self, rows: Sequence[Row]) -> tuple[list[Newcomer], list[CellError]]:
        """Those who are entered for the first time, checked but not written, and what does not hold of them."""
        found: list[Newcomer] = []
        errors: list[CellError] = []
        taken = _taken([login_names.normal(row["login_name"] or row["number"]) for row in rows])
        for row in rows:
            try:
                staff = services.newcomer(on=row["employed_from"], birthday=row["birthday"], **_names(row))
                if staff.login_name in taken:
                    raise ValidationError({"login_name": f"登录名 {staff.login_name} 已有人用，请另起一个。"})
                found.append((staff, row))
            except ValidationError as problem:
                errors += self._complaints(row, problem)
        return found, errors

    def _known(self, people: Sequence[Newcomer], by: Any) -> tuple[list[Saved], list[CellError]]:
        """Bring those who are known up to date, and give each the place her row names where she does not hold it."""
        units = {unit.code: unit for unit in Unit.objects.filter(code__in={row["unit_code"] for _, row in people})}
        running = Appointment.objects.running().filter(staff__in=[staff for staff, _ in people])
        held = set(running.values_list("staff", "unit", "role"))
        corrected, errors = self._corrected(people, by)
        wrong, saved = {error.row for error in errors}, list[Saved]()
        for staff, row in people:
            place = units[row["unit_code"]], row["role"] or "staff"
            is_placed = (staff.pk, place[0].pk, place[1]) in held
            saved.append(Saved(row["_row"], staff, created=False, changed=not is_placed or staff.pk in corrected))
            errors += [] if is_placed or row["_row"] in wrong else self._placed(staff, *place, row, by)
        return saved, errors

    def _placed(self, staff: Staff, unit: Unit, role: str, row: Row, by: Any) -> list[CellError]:
        """Give her a place beside those she holds; what speaks against it."""
        try:
            self.place(staff, unit, role, row, by=by)
        except ValidationError as problem:
            return self._complaints(row, problem)
        except PermissionDenied as refusal:
            return [CellError(row["_row"], "", "", str(refusal))]
        return []

    def _corrected(self, people: Sequence[Newcomer], by: Any) -> tuple[set[int], list[CellError]]:
        """Write what differs of whom it is sound of; the keys of those people, and what does not hold of the others."""
        changes, errors = list[tuple[Staff, services.Changes]](), list[CellError]()
        for staff, row in people:
            try:
                if found := _correction(staff, row):
                    changes.append((staff, found))
            except ValidationError as problem:
                errors += self._complaints(row, problem)
        services.correct_all(changes, by=by)
        return {staff.pk for staff, _ in changes}, errors


def _correction(staff: Staff, row: Row) -> services.Changes:
    """What a row changes of her, put into her columns but not written. Raises ValidationError."""
    if row["login_name"] and login_names.normal(row["login_name"]) != staff.login_name:
        raise ValidationError({"login_name": f"{staff.name}的登录名已是 {staff.login_name}，请改回或空着。"})
    facts = {name: row[name] for name in FACTS if row[name] not in (None, "")}
    pinyin, initials = spell(facts["name"])
    return services.correction(staff, {**facts, "pinyin": pinyin, "initials": initials[:40]})


def _names(row: Row) -> dict[str, str]:
    """What a newcomer is called; her login name is her number where none is given."""
    facts = {name: row[name] or "" for name in ("name", "sex", "phone")}
    return {"number": row["number"], "login_name": row["login_name"] or row["number"], **facts}


def _taken(login_names: Sequence[str]) -> set[str]:
    return set(Staff.objects.filter(login_name__in=login_names).values_list("login_name", flat=True))


def _check_staff(rows: list[Row]) -> list[CellError]:
    """Numbers and login names once in the file; departments known."""
    errors = twice(rows, "number", "工号") + twice(rows, "login_name", "登录名", login_names.normal)
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
