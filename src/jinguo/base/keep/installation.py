"""The first start: keys, the recovery sheet, the tables, and what higher floors add."""

import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from jinguo.base.keep import recovery
from jinguo.base.keep.private import write_privately
from jinguo.base.vault import keys

Step = Callable[[], list[str]]

_steps: list[Step] = []


def at_first_start(step: Step) -> None:
    """Let `step` take part, from an app's `ready()`: it does what is still missing and returns lines to print."""
    if step not in _steps:
        _steps.append(step)


def install() -> list[str]:
    """Make the data directory ready for an office and say what its keeper must know; safe to run again."""
    said = prepare()
    return [*said, *(line for step in _steps for line in step())]


def prepare() -> list[str]:
    """Draw the keys and lay the tables; the line to print names the recovery sheet, when it was just made.

    Everything secret is drawn here, once, for this installation alone.
    """
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    keys.draw()
    _draw_session_secret()
    sheet = recovery.draw()
    call_command("migrate", verbosity=0)
    return [f"恢复单在 {sheet}：请打印后上锁保管，再删除这个文件。"] if sheet else []


def _draw_session_secret() -> None:
    file = Path(settings.KEY_DIR) / "secret.key"
    if not file.exists():
        write_privately(file, [secrets.token_urlsafe(50).encode()])
        settings.SECRET_KEY = file.read_text(encoding="utf-8")  # settings were read before the file was there
