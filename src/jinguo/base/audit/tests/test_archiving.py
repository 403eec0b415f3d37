from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from jinguo.base import audit
from jinguo.base.audit import archiving, triggers
from jinguo.base.audit.models import AuditArchive, AuditRow


@pytest.fixture
def aged(trail, lin):
    """Forty rows of today and three of two hundred days later, which is then."""
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        for _ in range(3):
            audit.record("leave.create", by=lin)
        yield timezone.localdate() - timedelta(days=190)


def test_old_rows_move_into_a_file_and_the_chain_goes_on(aged, tmp_path, lin):
    head = audit.head()

    entry = archiving.archive(aged, tmp_path / "audit.jsonl", by=lin)

    assert (entry.first, entry.last) == (1, 40)
    assert AuditRow.objects.count() == 4  # the three, and the archiving itself
    assert audit.verify(head) == []
    assert archiving.verify_file(tmp_path / "audit.jsonl") == []


def test_a_second_archive_follows_the_first(aged, tmp_path, lin):
    archiving.archive(aged, tmp_path / "1.jsonl", by=lin)
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        archiving.archive(timezone.localdate() - timedelta(days=190), tmp_path / "2.jsonl", by=lin)

        assert archiving.verify_file(tmp_path / "2.jsonl") == []
        assert audit.verify() == []


@pytest.mark.parametrize("days", [0, 30, 183])
def test_nothing_younger_than_six_months_is_archived(aged, tmp_path, days):
    with pytest.raises(ValidationError, match="六个月"):
        archiving.archive(timezone.localdate() - timedelta(days=days), tmp_path / "audit.jsonl", by=None)

    assert not (tmp_path / "audit.jsonl").exists()


def test_a_broken_chain_is_not_archived(aged, tmp_path):
    triggers.drop(connection)
    AuditRow.objects.filter(number=3).update(note="改过")

    with pytest.raises(ValidationError, match="审计链有问题"):
        archiving.archive(aged, tmp_path / "audit.jsonl", by=None)
    triggers.install(connection)


def test_a_file_is_never_overwritten(aged, tmp_path):
    (tmp_path / "audit.jsonl").write_text("mine")

    with pytest.raises(CommandError, match="已经存在"):
        call_command("audit", "archive", "--before", aged.isoformat(), "--out", str(tmp_path / "audit.jsonl"))


def test_a_changed_archive_file_is_noticed(aged, tmp_path):
    archiving.archive(aged, tmp_path / "audit.jsonl", by=None)
    content = (tmp_path / "audit.jsonl").read_text().replace("林月娥", "林月蛾", 1)
    (tmp_path / "audit.jsonl").write_text(content)

    assert [problem.kind for problem in archiving.verify_file(tmp_path / "audit.jsonl")] == ["archive"]


def test_a_forged_archive_entry_lets_rows_go_but_is_found(trail):
    AuditArchive.objects.create(first=1, last=5, mac=AuditRow.objects.get(number=5).mac, seal="1.00")
    AuditRow.objects.filter(number__lte=5).delete()

    assert [problem.kind for problem in audit.verify()] == ["archive"]


def test_rows_behind_the_archive_stay_undeletable(aged, tmp_path):
    archiving.archive(aged, tmp_path / "audit.jsonl", by=None)

    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRow.objects.filter(number=41).delete()
