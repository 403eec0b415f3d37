"""A synthetic office of any size (`jinguo seed`), to see how fast the screens are: it means nothing and names nobody.

Units, staff and entries are entered set by set, each set with its row in the trail; the same numbers give the same
office.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.services import confirm_all
from jinguo.cycle.bookkeeping.services.intake import Line, record_all
from jinguo.demo.crowd import name, woman
from jinguo.demo.models import Demonstration
from jinguo.org.people.services import Identity
from jinguo.org.structure.models import Appointment, Region, Staff, Unit
from jinguo.org.structure.pinyin import spell
from jinguo.org.structure.roles import ROLES
from jinguo.org.structure.services import Division, open_regions, open_unit

NEW_YEAR = date(2026, 1, 1)
DAYS = 150
CITY = 350500
DEPARTMENTS = ("办公室", "发展部", "权益部", "组织部")
PURPOSES = ("茶叶种植", "服装加工", "海产养殖", "农家乐", "食用菌栽培", "手工刺绣", "家政服务", "水果批发")
BATCH = 5000
Watch = Callable[[Iterable[range]], Iterable[range]]


@dataclass(frozen=True)
class Office:
    """A county's federation with its departments."""

    region: Region
    organ: Unit
    departments: list[Unit]


def seed(offices: int, staff: int, entries: int, watch: Watch = iter) -> None:
    """Make so many offices with so many staff and entries in all, in a database without any."""
    today = NEW_YEAR + timedelta(days=DAYS)
    Demonstration.objects.create(until=today)  # first, so that what was broken off is not taken for an office's data
    with clock.pretend(today):
        city, opened = _open(offices)
        _engage(city, opened, staff)
        for numbers in watch([range(at, min(at + BATCH, entries)) for at in range(0, entries, BATCH)]):
            _enter(ledger("loans"), opened, numbers)
        Demonstration.objects.update(is_built=True)


@transaction.atomic
def _open(count: int) -> tuple[Unit, list[Office]]:
    """A city federation, and a county's below it for each office."""
    counties = [Division(str(CITY + number), f"县{number}", "county", str(CITY)) for number in range(1, count + 1)]
    city, *regions = open_regions([Division(str(CITY), "泉州市", "city"), *counties], by=None)
    facts: dict[str, Any] = {"name": "泉州市妇女联合会", "short_name": "泉州市妇联", "kind": "federation"}
    top = open_unit(by=None, code="SEED", region=city, **facts)
    return top, [_open_office(top, region, number) for number, region in enumerate(regions, 1)]


def _open_office(top: Unit, region: Region, number: int) -> Office:
    code, short_name = f"SEED-{number}", f"{region.name}妇联"
    facts: dict[str, Any] = {"name": f"{region.name}妇女联合会", "short_name": short_name, "region": region}
    organ = open_unit(by=None, code=code, kind="federation", parent=top, order=number, **facts)
    departments = [
        open_unit(by=None, code=f"{code}-{order}", name=title, kind="department", parent=organ, order=order)
        for order, title in enumerate(DEPARTMENTS, 1)
    ]
    return Office(region, organ, departments)


@transaction.atomic
def _engage(city: Unit, offices: list[Office], count: int) -> None:
    """A leader for each organ, a head for each department, and everybody else dealt to the departments in turn."""
    people = Staff.objects.bulk_create(map(_person, range(count)), batch_size=BATCH)
    departments = [unit for office in offices for unit in office.departments]
    seats = [(organ, "unit_head") for organ in (city, *(office.organ for office in offices))]
    seats += [(unit, "department_head") for unit in departments]
    seats += [(departments[at % len(departments)], "staff") for at in range(count - len(seats))]
    appointed = (_appointment(person, *seat) for person, seat in zip(people, seats, strict=False))
    Appointment.objects.bulk_create(appointed, batch_size=BATCH)
    audit.record("seed.staff", by=None, label=f"{count} 人，{len(offices)} 个单位")


def _person(number: int) -> Staff:
    called, code = name(number), f"S{number:05}"
    pinyin, initials = spell(called)
    facts = {"pinyin": pinyin, "initials": initials, "sex": "female", "employed_from": NEW_YEAR}
    staff = Staff(number=code, login_name=code.lower(), name=called, **facts)
    staff.set_unusable_password()
    return staff


def _appointment(staff: Staff, unit: Unit, role: str) -> Appointment:
    return Appointment(staff=staff, unit=unit, role=role, reach=ROLES[role].reach, first_day=NEW_YEAR)


@transaction.atomic
def _enter(kind: LedgerKind, offices: list[Office], numbers: range) -> None:
    """A set of loans, dealt to the offices in turn, and confirmed by the leader of each."""
    record_all(kind, [_line(offices, number) for number in numbers], by=None, source="import")
    for office in offices:
        leader = Staff.objects.get(appointments__unit=office.organ, appointments__role="unit_head")
        confirm_all(kind, kind.rows().filter(unit__organ_path=office.organ.path), by=leader)


def _line(offices: list[Office], number: int) -> Line:
    office = offices[number % len(offices)]
    unit = office.departments[number // len(offices) % len(office.departments)]
    return Line(number, _values(number, office.region), unit)


def _values(number: int, region: Region) -> Values:
    """A loan within the policy; every third woman has two."""
    who = woman(number * 2 // 3)
    return {
        "day": NEW_YEAR + timedelta(days=number % DAYS),
        "person": Identity(who.name, who.id_number, who.phone),
        "region": region,
        "category": "personal",
        "partners": 1,
        "amount": Decimal(5000 + number % 400 * 100),
        "months": 6 + number % 18,
        "purpose": PURPOSES[number % len(PURPOSES)],
        "subsidy": "none",
        "jobs": number % 3,
        "remark": "",
    }
