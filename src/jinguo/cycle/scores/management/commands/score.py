import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.cycle.plans.models import Plan
from jinguo.cycle.scores.telling import as_json, assessments_of


class Command(BaseCommand):
    help = "Show the scores (得分) of a plan's holders: published ones as they were published, else as they stand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", help="the plan's code, such as performance_2026")
        parser.add_argument("--period", default="", help="one period only, such as 2026Q1")
        parser.add_argument("--json", action="store_true", help="with inputs, versions and reasons")

    def handle(self, *, plan: str, period: str, json: bool, **options: Any) -> None:
        found = Plan.objects.filter(code=plan).first()
        if found is None:
            raise CommandError(f"没有代码为“{plan}”的方案。")
        told = [as_json(one) for one in assessments_of(found, period)]
        self.stdout.write(_dumped(told) if json else "\n".join(_lines(told)))


def _dumped(told: list[dict[str, Any]]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)


def _lines(told: list[dict[str, Any]]) -> list[str]:
    return [
        f"{assessment['period']}　{one['holder']}　{one['score']['points']}　{one['score']['because']}"
        for assessment in told
        for one in assessment["scores"]
    ]
