"""The pages of docs/reference that say what the code says: workflows, national figures, commands.

`python tools/generated_docs.py` writes them; with `--check` it only tells which ones no longer agree.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django
from django.apps import apps
from django.core.management import BaseCommand, CommandParser, get_commands, load_command_class

from jinguo.rules.figure_table import shipped_figures
from jinguo.rules.flow import Workflow

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
GENERATED = "<!-- made by tools/generated_docs.py: change the code, then `make fix` -->\n"


def main() -> int:
    """Write or compare every page."""
    check = "--check" in sys.argv
    stale = [name for name, text in pages().items() if _is_stale(REFERENCE / name, text, write=not check)]
    if check and stale:
        sys.stdout.write(f"docs/reference: {', '.join(stale)} no longer agree with the code: run `make fix`\n")
    return int(check and bool(stale))


def pages() -> dict[str, str]:
    """The text of each page by file name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinguo.config.settings")
    django.setup()
    makers = {"workflows.md": workflows, "figures.md": figures, "commands.md": commands}
    return {name: GENERATED + "\n".join(make()) + "\n" for name, make in makers.items()}


def workflows() -> Iterator[str]:
    """Each workflow as a diagram and as its table."""
    yield "# Workflows"
    for path, table in sorted(_flows()):
        yield f"\n## {table.title}\n\n`{path}`\n\n```mermaid\nstateDiagram-v2"
        yield from (f"    {state}: {name}" for state, name in table.names.items())
        yield f"    [*] --> {table.start}"
        yield from (f"    {step.state} --> {step.next}: {step.label}" for step in table.steps)
        yield "```\n\n| state | verb | next | who | tells | asks for a reason |\n| --- | --- | --- | --- | --- | --- |"
        for step in table.steps:
            reason = "yes" if step.needs_reason else ""
            yield f"| {step.state} | {step.verb} | {step.next} | `{step.predicate}` | {step.tell} | {reason} |"


def figures() -> Iterator[str]:
    """Every dated figure with its clause, as rules quote it."""
    yield "# National and provincial figures\n"
    yield "| name | 中文 | value | from | to | source |\n| --- | --- | --- | --- | --- | --- |"
    for name, rows in sorted(shipped_figures().items()):
        for row in rows:
            yield f"| {name} | {row.title} | {row.value} {row.unit} | {row.first} | {row.last or ''} | {row.source} |"


def commands() -> Iterator[str]:
    """Every command of our own with its options."""
    yield "# Commands\n\nA `-` may stand for each `_`; `--data-dir DIR` and `--today DATE` go with every command."
    for name, app in sorted(get_commands().items()):
        if app.startswith("jinguo.") and name != "migrate":
            command = load_command_class(app, name)
            yield f"\n## jinguo {name.replace('_', '-')}\n\n{command.help}\n"
            yield from _options(command)


def _options(command: BaseCommand) -> Iterator[str]:
    """The options that a command adds to those of every Django command."""
    parser = CommandParser(prog="jinguo")
    command.add_arguments(parser)
    for action in parser._actions[1:]:  # after --help
        words = ", ".join(action.option_strings) or action.dest.upper()
        default = "" if action.default in (None, False) else f" (by default {action.default})"
        yield f"- `{words}` {action.help or ''}{default}".rstrip()


def _flows() -> Iterator[tuple[str, Workflow]]:
    for app in apps.get_app_configs():
        name = f"{app.name}.flow"
        if app.name.startswith("jinguo.") and find_spec(name):
            tables = vars(import_module(name)).items()
            yield from ((f"{name}.{key}", table) for key, table in tables if isinstance(table, Workflow))


def _is_stale(page: Path, text: str, *, write: bool) -> bool:
    stale = not page.exists() or page.read_text(encoding="utf-8") != text
    if stale and write:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
