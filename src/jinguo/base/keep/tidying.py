"""Old automatic backups are erased, so that the disk does not fill with them; those made by hand are never touched."""

from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jinguo.base import audit
from jinguo.base.keep.upgrades import MOMENT, NAME_END
from jinguo.rules.retention import to_keep


@transaction.atomic
def clear_old_backups() -> list[str]:
    """Erase the automatic backups that need not be kept; their names. One row on the trail names them all.

    They are erased once the row stands: after a crash in between the next day finds them again.
    """
    made = automatic_backups()
    kept = to_keep(made, today=timezone.localdate(), newest=settings.BACKUPS_KEPT)
    old = [made[moment] for moment in sorted(made.keys() - kept)]
    if old:
        names = "、".join(file.name for file in old)
        audit.record("keep.clear_backups", None, by=None, label=f"{len(old)} 份", note=names)
        transaction.on_commit(partial(_erase, old), robust=True)
    return [file.name for file in old]


def automatic_backups() -> dict[datetime, Path]:
    """The backups in BACKUP_DIR that were made before a migration, by the moment in their name."""
    files = Path(settings.BACKUP_DIR).glob(f"*{NAME_END}")
    return {moment: file for file in files if (moment := _moment(file))}


def _moment(file: Path) -> datetime | None:
    """The moment in a name that `backup_before_migrating` gave; None for one that only looks like it."""
    try:
        return datetime.strptime(file.name.removesuffix(NAME_END), MOMENT)  # noqa: DTZ007 - the machine's, as written
    except ValueError:
        return None


def _erase(files: list[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
