"""What keeping an installation safe asks for every day."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from jinguo.base import audit
from jinguo.base.files.services import sweep
from jinguo.base.keep.tidying import clear_old_backups

HEADS = "trail-heads.txt"


def keep_trail_head() -> str:
    """Write the head of the trail beside the backups: a rolled-back database no longer fits it (TRUST T-AUD-1)."""
    file = Path(settings.BACKUP_DIR) / HEADS
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"{timezone.localtime().isoformat(timespec='seconds')} {audit.head()}\n")
    return f"已记入 {file.name}"


def sweep_files() -> str:
    """Erase contents that belong to no entry."""
    return f"清理 {sweep()} 份"


def clear_backups() -> str:
    """Erase automatic backups that need not be kept any longer."""
    return f"清理 {len(clear_old_backups())} 份"
