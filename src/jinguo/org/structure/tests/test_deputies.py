"""Naming a deputy: a colleague by her name or number."""

import pytest

from jinguo.org.structure.forms.deputies import DeputyForm
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


@pytest.fixture
def office(db):
    return DepartmentFactory()


@pytest.mark.parametrize("said", ["林美珠", "0077"])
def test_a_deputy_is_named_by_name_or_number(office, said):
    reader, other = staff_in(office), staff_in(office)
    Staff.objects.filter(pk=other.pk).update(name="林美珠", number="0077")

    form = DeputyForm({"deputy": said, "first_day": "2026-06-03", "last_day": "2026-06-05"}, actor=reader)

    assert form.is_valid()
    assert form.cleaned_data["deputy"] == other


def test_a_deputy_whom_nobody_knows_is_told_at_the_field(office):
    form = DeputyForm({"deputy": "查无此人"}, actor=staff_in(office))

    assert "没有找到同事“查无此人”" in form.errors["deputy"][0]
