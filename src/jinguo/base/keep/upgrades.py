"""Before the tables change, what stands in them is backed up."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from jinguo.base.keep import schema
from jinguo.base.keep.backup import Written, write
from jinguo.base.keep.restoring import holds_data

REASON = "升级前自动备份"
MOMENT, NAME_END = "%Y%m%d-%H%M%S", "-before-migration.jgb"


def backup_before_migrating() -> Written | None:
    """A backup in BACKUP_DIR when there are migrations to come and data that they could harm."""
    if not holds_data() or not schema.pending():
        return None
    return write(Path(settings.BACKUP_DIR) / f"{timezone.localtime():{MOMENT}}{NAME_END}")
