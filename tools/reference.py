"""The generated pages for developers: workflows, national figures, commands."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.core.management import BaseCommand, CommandParser, get_commands, load_command_class

from jinguo.rules.figure_table import shipped_figures
from jinguo.rules.flow import Workflow


def workflows() -> Iterator[str]:
    """Each workflow as a diagram and as its table."""
    yield "# Workflows"
    for path, table in flows():
        yield f"\n## {table.title}\n\n`{path}`\n"
        yield from diagram(table)
        yield "\n| state | verb | next | who | tells | asks for a reason |\n| --- | --- | --- | --- | --- | --- |"
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
    for name, command in own_commands():
        yield f"\n## jinguo {name}\n\n{command.help}\n"
        yield from _options(command)


def flows() -> list[tuple[str, Workflow]]:
    """Every workflow table with where it stands, in the order of the house."""
    found = []
    for app in apps.get_app_configs():
        name = f"{app.name}.flow"
        if app.name.startswith("jinguo.") and find_spec(name):
            tables = vars(import_module(name)).items()
            found += [(f"{name}.{key}", table) for key, table in tables if isinstance(table, Workflow)]
    return sorted(found, key=lambda pair: pair[0])


def diagram(table: Workflow) -> Iterator[str]:
    """A workflow as a Mermaid state diagram."""
    yield "```mermaid\nstateDiagram-v2"
    yield from (f"    {state}: {name}" for state, name in table.names.items())
    yield f"    [*] --> {table.start}"
    yield from (f"    {step.state} --> {step.next}: {step.label}" for step in table.steps)
    yield "```"


def own_commands() -> Iterator[tuple[str, BaseCommand]]:
    """The commands of the contract by the name that is typed; Django's own stay out."""
    for name, app in sorted(get_commands().items()):
        if app.startswith("jinguo.") and name != "migrate":
            yield name.replace("_", "-"), load_command_class(app, name)


def _options(command: BaseCommand) -> Iterator[str]:
    """The options that a command adds to those of every Django command."""
    parser = CommandParser(prog="jinguo")
    command.add_arguments(parser)
    for action in parser._actions[1:]:  # after --help
        words = ", ".join(action.option_strings) or action.dest.upper()
        default = "" if action.default in (None, False) else f" (by default {action.default})"
        yield f"- `{words}` {action.help or ''}{default}".rstrip()


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "reference/workflows.md": workflows,
    "reference/figures.md": figures,
    "reference/commands.md": commands,
}
