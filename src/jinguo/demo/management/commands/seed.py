from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.installation import prepare
from jinguo.demo.building import NotADemonstration, standing
from jinguo.demo.seeding import DEPARTMENTS, seed


class Command(BaseCommand):
    help = "Fill an empty data directory with a synthetic office of any size, to see how fast the screens are."
    requires_system_checks = []  # the keys that the checks look for are drawn here

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--offices", type=int, default=12)
        parser.add_argument("--staff", type=int, default=2000)
        parser.add_argument("--entries", type=int, default=50_000, help="loans in the ledger")

    def handle(self, *, offices: int, staff: int, entries: int, **options: Any) -> None:
        try:
            prepare()
            if standing():
                raise CommandError("这个数据目录里已有演示数据。请用 --data-dir 另指一个空目录。")
        except (KeepError, NotADemonstration) as reason:
            raise CommandError(str(reason)) from reason
        least = 1 + offices * (1 + len(DEPARTMENTS))
        if offices < 1 or staff < least:
            raise CommandError(f"{offices} 个单位至少要 {least} 人，才有人负责每个部室。请加 --staff 或减 --offices。")
        seed(offices, staff, entries, watch=partial(tqdm, desc="登记", unit="批", disable=None))
        self.stdout.write(f"已建成：{offices} 个单位，{staff} 人，{entries} 条贷款记录")
