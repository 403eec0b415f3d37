"""The fingerprint follows every fact and nothing else."""

from datetime import timedelta

import pytest

from jinguo.base.keep.fingerprint import by_table, fingerprint
from jinguo.base.vault import keys, rotation
from jinguo.org.access.tests.factories import CredentialFactory
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("column,value", [("name", "林秀"), ("phone", "13805951235"), ("birthday", "1990-03-01")])
def test_a_changed_fact_changes_it(column, value):
    person = PersonFactory(name="林秀珠", phone="13805951234", birthday="1990-02-28")
    before = fingerprint()
    setattr(person, column, value)
    person.save()

    assert fingerprint() != before


def test_a_drawn_password_does_not_change_it():
    staff = StaffFactory()
    before = fingerprint()
    staff.set_password("drawn for this installation")
    staff.save()

    assert fingerprint() == before


def test_what_the_machine_stamped_does_not_change_it():
    credential = CredentialFactory()
    before = fingerprint()
    credential.changed_at += timedelta(days=1)
    credential.save()

    assert fingerprint() == before


def test_another_key_does_not_change_it(own_keys):
    keys.draw()
    PersonFactory(phone="13805951234")
    before = fingerprint()

    list(rotation.rotate())

    assert fingerprint() == before


def test_a_difference_is_found_in_its_table():
    unit = PersonFactory().unit
    before = by_table()

    PersonFactory(unit=unit)

    assert {name for name, digest in by_table().items() if digest != before[name]} == {"people_person"}
