"""The card that asks for the next backup, on the page where the system administrator's day begins."""

from typing import Any

from django.http import HttpRequest

from jinguo.base.keep import queries
from jinguo.base.web import slots


def hang_up() -> None:
    """Put the card above the accounts."""
    slots.card("accounts", "keep/reminder.html", reminder, order=90)


def reminder(request: HttpRequest) -> dict[str, Any] | None:
    """What the card says, to those who can make a backup; nothing while the last one is fresh."""
    may_backup = getattr(request.user, "has_role", lambda _: False)("system_admin")
    if not may_backup or not queries.is_backup_due():
        return None
    age = queries.last_backup_age()
    return {"days": age.days if age else None}
