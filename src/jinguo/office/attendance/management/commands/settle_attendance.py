import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.office.attendance.services import Settlement, settle
from jinguo.org.structure.models import Unit


class Command(BaseCommand):
    help = "Settle attendance (考勤结算) of the office's people over a range of days; safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", required=True, help="the first day, such as 2026-03-01")
        parser.add_argument("--to", dest="last", required=True, help="the last day")
        parser.add_argument("--unit", default="", help="the organ's code; the first organ where it is not given")
        parser.add_argument("--json", action="store_true", help="the counts as JSON")

    def handle(self, *, first: str, last: str, unit: str, json: bool, **options: Any) -> None:
        units = Unit.objects.filter(code=unit) if unit else Unit.objects.filter(parent=None).order_by("pk")
        organ = units.first()
        if organ is None:
            raise CommandError(f"没有代码为“{unit}”的单位。")
        told = settle(organ, _day(first), _day(last), by=None)
        self.stdout.write(_dumped(told) if json else _said(told))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise CommandError(f"“{text}”不是日期，请写成 2026-03-01。") from problem


def _dumped(told: Settlement) -> str:
    return json.dumps(vars(told), ensure_ascii=False, default=str, sort_keys=True)


def _said(told: Settlement) -> str:
    locked = f"，已锁定未动：{'、'.join(told.locked)}" if told.locked else ""
    lacking = f"，没有作息时间的 {told.lacking} 人日" if told.lacking else ""
    return f"结算 {told.first}至{told.last}：{told.days} 人日，写入 {told.changed}{locked}{lacking}"
