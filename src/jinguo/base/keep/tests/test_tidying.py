"""Old automatic backups go, and the trail names them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jinguo.base.audit.models import AuditRow
from jinguo.base.jobs import daily
from jinguo.base.keep.tidying import clear_old_backups
from jinguo.base.keep.upgrades import MOMENT, NAME_END


@pytest.fixture
def folder(settings, tmp_path):
    settings.BACKUP_DIR, settings.BACKUPS_KEPT = tmp_path, 2
    return tmp_path


def automatic(folder, *, days_ago):
    file = folder / f"{timezone.localtime() - timedelta(days=days_ago):{MOMENT}}{NAME_END}"
    file.touch()
    return file


def test_backups_beyond_the_number_kept_go_and_stand_on_the_trail(folder, db, django_capture_on_commit_callbacks):
    new, old = [automatic(folder, days_ago=days) for days in (0, 1)], automatic(folder, days_ago=900)

    with django_capture_on_commit_callbacks(execute=True):
        assert clear_old_backups() == [old.name]

    assert sorted(folder.iterdir()) == sorted(new)
    assert old.name in AuditRow.objects.get(act="keep.clear_backups").note


def test_what_is_not_an_automatic_backup_stays(folder, db, django_capture_on_commit_callbacks):
    names = ["20200101.jgb", "trail-heads.txt", f"旧{NAME_END}", f"20200101-000000{NAME_END}.part"]
    by_hand = [folder / name for name in names]
    for file in by_hand:
        file.touch()
    automatic(folder, days_ago=0)

    with django_capture_on_commit_callbacks(execute=True):
        clear_old_backups()

    assert all(file.exists() for file in by_hand)


def test_nothing_goes_while_the_trail_does_not_stand(folder, db):
    files = [automatic(folder, days_ago=days) for days in (0, 1, 900)]

    clear_old_backups()  # its transaction is still open

    assert all(file.exists() for file in files)


def test_a_day_without_old_backups_leaves_no_row(folder, db):
    automatic(folder, days_ago=900)

    assert clear_old_backups() == []
    assert not AuditRow.objects.filter(act="keep.clear_backups").exists()


def test_it_is_done_every_day(folder, db):
    assert "清理旧的自动备份" in [run.title for run in daily.do_due()]
