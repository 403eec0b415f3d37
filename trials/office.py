"""The office that the trials are done to: an organ with a department, her people, a ledger, and files."""

import random
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile

from jinguo.base import clock, files
from jinguo.committee.body.services import adjust
from jinguo.committee.outlines.services import install_outlines
from jinguo.cycle.bookkeeping.kinds import LedgerKind, all_ledgers, ledger
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.services import record
from jinguo.cycle.bookkeeping.services.setting_up import set_up
from jinguo.cycle.bookkeeping.services.shipped import install_shipped
from jinguo.cycle.plans.services import draft
from jinguo.demo.crowd import name, woman
from jinguo.org.people.services import Identity, know
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.services import Division, appoint, engage, open_regions, open_unit
from jinguo.rules.periods import year_of
from trials.figures import opened, rates

AREA, PLACE = "350582", "晋江市"
ORGAN_CODE, DEPARTMENT_CODE, DEPARTMENT = "T", "T-1", "发展部"
HEADING = "春蕾计划"
CLERK, PLAN_CODE = "K001", "personal_2026_K001"
NEW_YEAR = date(2026, 1, 1)
COMMITTEE_DAY = date(2001, 5, 8)
ROUND, ASKED = "监测数据", 8  # values that its one bureau has to report
PASSWORD = "苹果-River-2026-蓝天"
TREES = [
    {"name": "trees", "label": "株数", "kind": "integer", "unit": "株", "required": True},
    {"name": "place", "label": "地点", "kind": "text"},
    {"name": "season", "label": "季节", "kind": "choice", "choices": ["春", "秋"]},
    {"name": "helper", "label": "参与妇女", "kind": "person"},
]
MEASURES = [
    {"code": "planted", "title": "种植株数", "unit": "株", "kind": "sum", "field": "trees"},
    {"code": "helpers", "title": "参与妇女", "unit": "人", "kind": "distinct", "field": "helper"},
]


@dataclass(frozen=True)
class Office:
    """Who and what the trials work with."""

    organ: Unit
    department: Unit
    head: Staff
    clerk: Staff
    admin: Staff
    keeper: Staff  # of the committee's office

    @property
    def trees(self) -> LedgerKind:
        """The ledger of trees planted."""
        return ledger("groves")

    def plant(self, count: int = 1) -> list:
        """Record so many plantings, each with a woman of her own; they wait for confirmation."""
        return [self._planting(number) for number in range(1, count + 1)]

    def _planting(self, number: int) -> object:
        helper = woman(number)
        who = Identity(helper.name, helper.id_number, helper.phone)
        facts = {"title": f"植树第{number}批", "trees": number, "helper": know(who, unit=self.department)}
        values = {"day": clock.today(), **facts}
        return record(self.trees, values, unit=self.department, by=self.clerk)

    def keep_files(self, count: int, size: int) -> None:
        """Keep files of so many bytes that no compression makes smaller."""
        chance = random.Random(count)
        for number in range(count):
            content = b"\xff\xd8\xff\xe0" + chance.randbytes(size)
            files.keep(self.department, ContentFile(content, f"照片{number}.jpg"), by=self.clerk)

    def clerks(self, count: int) -> list[Staff]:
        """So many more clerks of the department, who can log in."""
        clerks = [
            employed(f"C{number:03}", name(1000 + number), self.department, "staff") for number in range(1, count + 1)
        ]
        let_in(*clerks)
        return clerks


def founded() -> Office:
    """Open the office in an installation that has none."""
    (county,) = open_regions([Division(AREA, PLACE, "county")], by=None)
    organ = open_unit(
        by=None, code=ORGAN_CODE, name="晋江市妇女联合会", short_name="晋江市妇联", kind="federation", region=county
    )
    department = open_unit(by=None, code=DEPARTMENT_CODE, name=DEPARTMENT, kind="department", parent=organ)
    head = employed("H001", name(0), department, "department_head")
    clerk = employed(CLERK, name(1), department, "staff")
    admin = employed("A001", name(2), organ, "system_admin")
    Ledger.objects.create(code="groves", title="义务植树", unit=organ, fields=TREES, measures=MEASURES)
    install_shipped(organ)
    _set_up_headings(organ)
    draft("personal", department, period=year_of(NEW_YEAR.year), by=None, own=clerk, code=PLAN_CODE)
    keeper = employed("G001", name(3), organ, "committee_office")
    install_outlines(organ)
    opened(_found_committee(county, keeper), keeper, ROUND, rates(ASKED), ())
    return Office(organ, department, head, clerk, admin, keeper)


def _found_committee(area: Region, keeper: Staff) -> Unit:
    """A committee with one bureau."""
    committee = open_unit(by=None, code="T-W", name="晋江市妇女儿童工作委员会", kind="committee", region=area)
    bureau = open_unit(by=None, code="T-W1", name="晋江市教育局", kind="member_unit", parent=committee)
    told = {"number": "晋政办〔2001〕1号", "title": "关于成立妇女儿童工作委员会的通知", "kind": "founding"}
    adjust(committee, by=keeper, day=COMMITTEE_DAY, joining=[bureau], **told)
    return committee


def _set_up_headings(organ: Unit) -> None:
    """One heading of each sort that a ledger keeps its entries under."""
    for model in {one.headings for kind in all_ledgers().values() for one in kind.fields if one.headings}:
        set_up(model, unit=organ, by=None, name=HEADING)


def employed(number: str, name: str, unit: Unit, role: str) -> Staff:
    """A person engaged and appointed since New Year."""
    staff = engage(by=None, on=NEW_YEAR, number=number, login_name=number.lower(), name=name)
    appoint(staff, unit, role, by=None, on=NEW_YEAR)
    return staff


def let_in(*staff: Staff) -> None:
    """Give everybody the one password; hashing it for each would take minutes."""
    Staff.objects.filter(pk__in=[one.pk for one in staff]).update(password=make_password(PASSWORD))
