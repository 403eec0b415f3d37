import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.committee.outlines.evaluating import Asked, evaluate
from jinguo.committee.outlines.models import Observation, Outline
from jinguo.committee.outlines.rates import rates_of
from jinguo.committee.outlines.telling import as_json, in_words
from jinguo.org.structure.models import Region
from jinguo.rules.progress import METHODS


class Command(BaseCommand):
    help = "Evaluate an outline (纲要) in a year: value, target, status by every method and why, for each region."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("outline", help="the outline's code, such as women_2011_2020")
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--region", default="", help="one region only, by its code; else all that have values")
        parser.add_argument("--method", default="", choices=["", *METHODS], help="the method that gives the light")
        parser.add_argument("--json", action="store_true", help="one object for each indicator and region")

    def handle(self, *, outline: str, year: int, region: str, method: str, json: bool, **_: Any) -> None:
        found = Outline.objects.filter(code=outline).select_related("region").first()
        if found is None:
            codes = "、".join(Outline.objects.values_list("code", flat=True))
            raise CommandError(f"没有代码为“{outline}”的纲要，可用的有：{codes or '（还没有装上）'}。")
        if not found.first <= year <= found.last:
            raise CommandError(f"{found}的年份是 {found.first}—{found.last}，没有 {year}年。")
        place = _region(region) if region else None
        told = evaluate(found, Asked(year, place, method), observations=Observation.objects.all())
        if json:
            self.stdout.write(_dumped(as_json(told)))
            return
        self.stdout.write("\n".join(map(in_words, told.lines)))
        for one in told.regions:
            rates = rates_of(told.of(one), found)
            self.stdout.write(
                "　".join(filter(None, (f"{one}达标率", rates.total.final.because, rates.left_out_words)))
            )


def _region(code: str) -> Region:
    found = Region.objects.filter(code=code, closed=None).first()
    if found is None:
        raise CommandError(f"没有区划代码“{code}”，请核对。")
    return found


def _dumped(told: list[dict[str, Any]]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)
