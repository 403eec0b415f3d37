from typing import Any

from django.core.management.base import BaseCommand

from jinguo.base.jobs.daily import do_due, look


class Command(BaseCommand):
    help = "Do today's duties that are not done yet; safe to call as often as one likes."

    def handle(self, **options: Any) -> None:
        for run in do_due():
            self.stdout.write(f"{run.title}：{run.said}")
        for said in look():
            self.stdout.write(said)
