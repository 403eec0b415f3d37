import os
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from jinguo.base.jobs.running import start
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.installation import prepare
from jinguo.base.keep.serving import serve
from jinguo.demo.building import STANDS_AT, NotADemonstration, found, live_through, standing


class Command(BaseCommand):
    help = "Build the demonstration (演示) in an empty data directory and serve it; a second run serves what is there."
    requires_system_checks = []  # the keys that the checks look for are drawn here

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="build and end")
        parser.add_argument("--until", type=date.fromisoformat, default=STANDS_AT, help="the day it stands at")

    def handle(self, *, port: int, no_serve: bool, until: date, **options: Any) -> None:
        try:
            prepare()
            is_new = standing() is None
        except (KeepError, NotADemonstration) as reason:
            raise CommandError(str(reason)) from reason
        if is_new:
            self._build(until, wait=no_serve)
        if not no_serve:
            os.environ["JINGUO_TODAY"] = standing().until.isoformat()
            self.stdout.write(f"演示地址：http://127.0.0.1:{port}/")
            raise SystemExit(serve("127.0.0.1", port))

    def _build(self, until: date, *, wait: bool) -> None:
        """Found the cast and print who can log in; replay the year here, or let the worker do it while serving."""
        world = found(until)
        for part, name, login_name, password in world.drawn:
            self.stdout.write(f"{part}　{name}　登录名 {login_name}　一次性口令 {password}")
        if not wait:
            start("demo.build", "重演 2026 年", by=None, until=until.isoformat())
            return
        with tqdm(desc="重演 2026 年", unit="件", disable=None) as bar:
            live_through(world, until, lambda done, total, _: _show(bar, done, total))


def _show(bar: Any, done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
