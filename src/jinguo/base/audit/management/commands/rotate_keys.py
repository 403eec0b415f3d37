"""`jinguo rotate_keys`; it stands here, above the vault, because a rotation is an act that the trail records."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from tqdm import tqdm

from jinguo.base import audit
from jinguo.base.vault import keys, rotation
from jinguo.base.vault.suites import SUITES


class Command(BaseCommand):
    help = "Draw a new key and re-seal everything with it (换密钥); safe to be killed and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--suite", choices=sorted(SUITES), default=settings.CIPHER_SUITE)

    def handle(self, *, suite: str, **_: Any) -> None:
        resumed = keys.ring().rotating
        with tqdm(desc="换密钥", unit="项", disable=None) as bar:
            for count in rotation.rotate(suite):
                bar.update(count)
        current = keys.ring().current
        note = f"{current.id} 号密钥，{current.suite.label}"
        with transaction.atomic():
            audit.record("vault.rotate", by=None, label="密钥", note=note)
        self.stdout.write(f"{'接着上次' if resumed else ''}换好了：{note}。请立即备份密钥文件 {keys.path()}。")
