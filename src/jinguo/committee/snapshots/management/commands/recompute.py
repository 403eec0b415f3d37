from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.committee.snapshots.models import PublishedEvaluation
from jinguo.committee.snapshots.services import recompute
from jinguo.committee.snapshots.store import Damaged


class Command(BaseCommand):
    help = "Work every published evaluation (公布的评估) out of its snapshot again; exit code 1 where one differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--outline", default="", help="of one outline only, by its code")
        parser.add_argument("--engine", default="", help="another engine than JINGUO_ENGINE, such as duckdb")

    def handle(self, *, outline: str, engine: str, **_: Any) -> None:
        rows = PublishedEvaluation.objects.select_related("snapshot__outline__region").order_by("pk")
        faults = []
        for row in rows.filter(snapshot__outline__code=outline) if outline else rows:
            wrong = _wrong(row, engine)
            self.stdout.write(f"{row}（快照 {row.snapshot.sha256[:12]}）：{wrong or '与公布的一致'}")
            faults += [wrong] if wrong else []
        if faults:
            raise CommandError(f"{len(faults)} 份公布的评估与快照算出的不一致，请核对程序版本和快照文件。")


def _wrong(row: PublishedEvaluation, engine: str) -> str:
    try:
        return "" if recompute(row, engine=engine or None) else "算出的结果与公布的不一致"
    except Damaged as damaged:
        return str(damaged)
