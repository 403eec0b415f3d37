from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Do the queued work: imports, evaluations, reports. `serve` starts one by itself."

    def handle(self, **options: Any) -> None:
        call_command("db_worker", queue_name="*", reload=False)
