"""How long ago the last backup was."""

from datetime import timedelta

from django.utils import timezone

from jinguo.base.keep.models import Backup

REMIND_AFTER = timedelta(days=7)


def last_backup_age() -> timedelta | None:
    """The time since the last backup by the machine's clock; None when there has never been one."""
    last = Backup.objects.order_by("-made_at").values_list("made_at", flat=True).first()
    return timezone.now() - last if last else None


def is_backup_due() -> bool:
    """Whether somebody should be reminded."""
    age = last_backup_age()
    return age is None or age > REMIND_AFTER
