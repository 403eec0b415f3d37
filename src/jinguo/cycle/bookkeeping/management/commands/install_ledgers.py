"""`jinguo install-ledgers --unit CODE`: the shipped ledgers, after an installation or an upgrade."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.cycle.bookkeeping.services.shipped import install_shipped
from jinguo.org.structure.models import Unit


class Command(BaseCommand):
    help = "Put up the shipped ledgers for a unit and bring unchanged ones up to date; safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="code of the organ that keeps the ledgers")

    def handle(self, *, unit: str, **options: Any) -> None:
        organ = Unit.objects.filter(code=unit).first()
        if organ is None:
            raise CommandError(f"没有代码为“{unit}”的单位，请核对。")
        touched = install_shipped(organ)
        self.stdout.write(f"设立或更新台账 {len(touched)} 本。")
