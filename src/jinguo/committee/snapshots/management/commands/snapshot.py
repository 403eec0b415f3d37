import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.services import publish_evaluation, take_snapshot


class Command(BaseCommand):
    help = "Keep what an outline stands on now (数据快照); with --year also publish its evaluation over all regions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("outline", help="the outline's code, such as women_2011_2020")
        parser.add_argument("--year", type=int, help="publish the evaluation of this year from the snapshot")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, outline: str, year: int | None, json: bool, **_: Any) -> None:
        found = Outline.objects.filter(code=outline).select_related("region", "unit").first()
        if found is None:
            raise CommandError(f"没有代码为“{outline}”的纲要，可在监测页面查到代码。")
        if year is not None and not found.first <= year <= found.last:
            raise CommandError(f"{found}的年份是 {found.first}—{found.last}，没有 {year}年。")
        row = take_snapshot(found, by=None)
        told: dict[str, Any] = {"snapshot": row.sha256, "values": row.values, "regions": row.regions}
        if year is not None:
            published = publish_evaluation(row, year, by=None)
            told |= {"year": year, "lines": published.lines, "figures": published.figures, "engine": published.engine}
        self.stdout.write(_dumped(told) if json else "\n".join(f"{name}: {value}" for name, value in told.items()))


def _dumped(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)
