from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from jinguo.base.keep import queries
from jinguo.base.keep.reminder import reminder
from jinguo.base.keep.tests.factories import BackupFactory


def request_of(*roles):
    return SimpleNamespace(user=SimpleNamespace(has_role=lambda role: role in roles))


def days_ago(days):
    return timezone.now() - timedelta(days=days, minutes=1)


def test_the_newest_backup_counts(db):
    BackupFactory(made_at=days_ago(9))
    BackupFactory(made_at=days_ago(2))

    assert queries.last_backup_age().days == 2


@pytest.mark.parametrize("days,due", [(6, False), (7, True), (30, True)])
def test_a_week_without_a_backup_asks_for_one(db, days, due):
    BackupFactory(made_at=days_ago(days))

    assert queries.is_backup_due() is due


def test_the_system_administrator_is_reminded(db):
    BackupFactory(made_at=days_ago(8))

    assert reminder(request_of("system_admin")) == {"days": 8}


def test_a_first_backup_is_asked_for(db):
    assert reminder(request_of("system_admin")) == {"days": None}


def test_who_cannot_make_one_is_not_reminded(db):
    assert reminder(request_of("staff")) is None


def test_a_fresh_backup_needs_no_card(db):
    BackupFactory()

    assert reminder(request_of("system_admin")) is None
