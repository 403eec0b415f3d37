"""`jinguo suspend-unused`: meant for the daily tick."""

from typing import Any

from django.core.management.base import BaseCommand

from jinguo.org.access.services.accounts import suspend_unused


class Command(BaseCommand):
    help = "Suspend accounts that were not used for 90 days or whose owner has left; safe to run again."

    def handle(self, **options: Any) -> None:
        suspended = suspend_unused()
        self.stdout.write(f"停用 {len(suspended)} 个账号")
