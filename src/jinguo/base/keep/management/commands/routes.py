import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jinguo.base.keep.routes import routes


class Command(BaseCommand):
    help = "List every address: path, name, methods, view."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *, json: bool, **options: Any) -> None:
        self.stdout.write(_as_json() if json else "\n".join(_as_lines()))


def _as_json() -> str:
    return json.dumps([route.as_dict() for route in routes()], ensure_ascii=False, indent=1)


def _as_lines() -> list[str]:
    return [f"{','.join(route.methods):20} {route.path:40} {route.name:30} {route.view}" for route in routes()]
