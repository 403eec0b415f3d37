import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.serving import serve


class Command(BaseCommand):
    help = "Serve the pages and run the worker; on this machine only, unless --host says otherwise."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        try:
            call_command("migrate", verbosity=0)  # with a backup before, when there is something to do
            sys.exit(serve(host, port))
        except KeepError as reason:
            raise CommandError(str(reason)) from reason
