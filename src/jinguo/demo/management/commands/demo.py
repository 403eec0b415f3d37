import os
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from jinguo.base.jobs.running import start
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.installation import prepare
from jinguo.demo.building import STANDS_AT, NotADemonstration, found, live_through, standing
from jinguo.demo.models import Demonstration

HOW_TO_BEGIN = """口令只显示这一次，请先记下；忘了就清空数据目录，再生成一次。
第一次登录要换成自己的口令。先试试妇女发展部的干事，再用部长的账号确认她登记的记录。
全年的记录由后台逐件生成，打开网页后一两分钟内出齐。"""


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
            demonstration = standing() or self._found(until)
        except (KeepError, NotADemonstration) as reason:
            raise CommandError(str(reason)) from reason
        if no_serve:
            self._replay(demonstration)
            return
        if not demonstration.is_built:
            start("demo.build", "重演 2026 年", by=None)
        os.environ["JINGUO_TODAY"] = demonstration.until.isoformat()
        self.stdout.flush()
        call_command("serve", port=port)

    def _found(self, until: date) -> Demonstration:
        """Found the cast and print who can log in."""
        world = found(until)
        for part, name, login_name, password in world.drawn:
            self.stdout.write(f"{part}　{name}　登录名 {login_name}　一次性口令 {password}")
        self.stdout.write(HOW_TO_BEGIN)
        return Demonstration.objects.get()

    def _replay(self, demonstration: Demonstration) -> None:
        """Replay here what the worker has not replayed."""
        if demonstration.is_built:
            return
        with tqdm(desc="重演 2026 年", unit="件", disable=None) as bar:
            live_through(lambda done, total, _: _show(bar, done, total))


def _show(bar: Any, done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
