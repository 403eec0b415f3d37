from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from jinguo.base import audit
from jinguo.base.audit.models import AuditRow
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.demo.crowd import woman
from jinguo.demo.seeding import seed
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.tests.factories import StaffFactory
from jinguo.rules.identity import check_identity
from jinguo.rules.periods import parse_period

YEAR = parse_period("2026")


@pytest.fixture
def seeded(db):
    seed(offices=2, staff=30, entries=90)


def test_a_seeded_office_has_what_was_asked_for(seeded):
    city = Question(Unit.objects.get(code="SEED"), YEAR)

    assert Staff.objects.count() == Appointment.objects.count() == 30
    assert measure("loans.count").of(city).value == 90
    assert measure("loans.women").of(city).value == 60


def test_every_department_has_a_head_and_every_organ_a_leader(seeded):
    heads = Appointment.objects.filter(role="department_head").values("unit").distinct().count()
    leaders = Appointment.objects.filter(role="unit_head").values("unit").distinct().count()

    assert (heads, leaders) == (Unit.objects.filter(kind="department").count(), 3)


def test_a_set_leaves_one_row_in_the_trail(seeded):
    assert AuditRow.objects.filter(act="loans.record_all").count() == 1
    assert audit.verify() == []


def test_an_office_at_work_is_not_seeded(db):
    StaffFactory()

    with pytest.raises(CommandError, match="正式数据"):
        call_command("seed", stdout=StringIO())


def test_too_few_people_for_so_many_departments_are_refused(db):
    with pytest.raises(CommandError, match="至少要 11 人"):
        call_command("seed", offices=2, staff=10, entries=0, stdout=StringIO())


def test_women_of_a_crowd_share_no_number(settings):
    crowd = [woman(number) for number in range(0, 40_000, 7)]

    assert len({one.id_number for one in crowd}) == len({one.phone for one in crowd}) == len(crowd)
    assert all(check_identity(one.id_number, YEAR.first) for one in crowd)
