"""The reminder of the next backup stands where the system administrator's day begins."""

import pytest
from django.urls import reverse

from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import AppointmentFactory


@pytest.mark.parametrize("role,is_reminded", [("system_admin", True), ("security_admin", False)])
def test_only_who_makes_backups_is_reminded(db, role, is_reminded):
    seat = AppointmentFactory(role=role).staff

    page = browser_of(seat).get(reverse("access:accounts")).content.decode()

    assert ("还没有做过备份" in page) is is_reminded
