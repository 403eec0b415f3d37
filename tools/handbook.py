"""The generated pages of the officials' handbook: flows, measures, roles, commands. Their words are Chinese.

What code cannot say in Chinese stands in tables kept by hand: here, in `who_zh` and in `commands_zh`. Something new
without its words ends the run with a KeyError that names it.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import groupby

from django.conf import settings
from django.core.management import BaseCommand, CommandParser
from tests.access_table import LINES
from tools.commands_zh import COMMANDS, Told
from tools.methods_page import methods_page
from tools.reference import diagram, flows, own_commands
from tools.scoring_page import scoring_page
from tools.who_zh import ACTS, WHO

from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.kinds.custom import kind_of
from jinguo.cycle.bookkeeping.measures import Measure, registered
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.services.shipped import shipped
from jinguo.org.structure import roles
from jinguo.rules.flow import Step

# How a kind of measure is computed, by its class.
KINDS = {
    "Count": "记录数",
    "Total": "合计",
    "Distinct": "按人去重",
    "Ratio": "比率",
    "Balance": "结余",
    "Standing": "在册数",
    "Coverage": "覆盖率",
    "Attendances": "人次合计",
    "Trained": "按人去重",
    "Outstanding": "未结清",
    "OfUnits": "记录数",
    "PoliciesFiled": "记录数",
    "FiledInTime": "记录数",
    "TasksDue": "任务数",
    "ReturnsDue": "份数",
    "ReturnsInTime": "份数",
    "TasksInTime": "任务数",
    "ShareInTime": "比率",
    "SurveyRate": "有效答卷的比率",
    "MeetingsHeld": "场数",
    "PeopleAsked": "人次合计",
    "PeopleCame": "人次合计",
    "StudyMinutes": "合计",
    "InspectionsHeld": "次数",
    "ProblemsFound": "问题数",
    "Rectified": "问题数",
    "ShareRectified": "比率",
    "InformationSent": "条数",
    "HalfDays": "半天累计",
    "MeanPoints": "平均",
    "DataQuality": "核对结果",
}
DOMAINS = {
    roles.ORGANISATION: "单位和人员",
    roles.LEDGER: "台账和统计数",
    roles.PERSON: "服务对象",
    roles.REPORT: "公文",
    roles.WORK: "目标、任务和会议",
    roles.STAFF_FILE: "考勤考核",
    roles.CONDUCT: "处分处理",
    roles.CASE: "维权个案",
    roles.COMMITTEE: "两纲监测",
    roles.ACCOUNT: "账号和申请",
    roles.TRAIL: "操作记录",
}
REFUSED = (403, 404)


def flow_page() -> Iterator[str]:
    """Each workflow as a diagram and as a table that a reader without diagrams can follow."""
    yield "# 办事流程\n\n状态只能按下面的箭头走；不能办的按钮会写明原因。每走一步，操作记录里留一条。"
    for path, table in flows():
        yield f"\n## {table.title}\n"
        yield from diagram(table)
        yield "\n| 现在 | 办什么 | 变成 | 谁来办 | 写理由 |\n| --- | --- | --- | --- | --- |"
        yield from (_step(table.names, step, WHO[path][step.predicate]) for step in table.steps)


def measure_page() -> Iterator[str]:
    """Every measure that comes with the product: of its ledgers, then of tasks, meetings, panels and inspections."""
    yield "# 统计项一览\n\n随系统提供的台账和任务、会议等共有下列统计项；本单位自定的台账另计。"
    yield "算法见“[数从哪里来](figures.md)”。"
    kept = {kind.title: list(kind.measures) for kind in _ledgers()}
    for title, measures in {**kept, **_measures_of_rooms(kept.values())}.items():
        if measures:
            yield f"\n## {title}\n\n| 统计项 | 单位 | 怎样算 | 能否相加 | 代码 |\n| --- | --- | --- | --- | --- |"
            yield from map(_measure, measures)


def role_page() -> Iterator[str]:
    """Which role reads what, how far, and who may do what."""
    yield "# 谁能看什么、办什么\n\n## 各角色看得到的内容\n\n“通常范围”可在任职时另定。"
    yield "维权个案、两纲监测的页面本版还没有，权限先定在这里。"
    yield f"\n| 角色 | 通常范围 | {' | '.join(DOMAINS.values())} |\n| --- | --- |{' :-: |' * len(DOMAINS)}"
    for role in roles.ROLES.values():
        marks = " | ".join("✓" if domain in role.reads else "" for domain in DOMAINS)
        yield f"| {role.name} | {roles.REACHES[role.reach]} | {marks} |"
    yield "\n## 谁能办什么\n\n在本人权限范围之内；别的单位的内容，一律等于没有。"
    yield "\n| 事项 | 角色 |\n| --- | --- |"
    yield from (f"| {words} | {_admitted(code)} |" for words, code in ACTS.items())


def command_page() -> Iterator[str]:
    """Every command with what it is for, and an example."""
    yield "# 命令一览\n\n在服务器上运行，写作 `jinguo 命令`。"
    yield "每个命令都可加 `--data-dir 目录` 指定数据目录，默认 `./var`。"
    yield "有 `--json` 参数的命令（见各命令的 `--help`）可输出便于程序读取的结果。"
    for name, command in own_commands():
        told = COMMANDS[name]
        _demand_told(command, told)
        yield f"\n## jinguo {name}\n\n{told.purpose}\n\n```sh\n{told.example}\n```"
        if told.options:
            yield "\n| 参数 | 含义 |\n| --- | --- |"
            yield from (f"| `{option}` | {words} |" for option, words in told.options.items())


def _demand_told(command: BaseCommand, told: Told) -> None:
    """Raise KeyError for an option that the handbook does not explain."""
    parser = CommandParser(prog="jinguo")
    command.add_arguments(parser)
    options = {word for action in parser._actions for word in action.option_strings} - {"-h", "--help", "--json"}
    if untold := [word for word in options if not any(words.startswith(word) for words in told.options)]:
        raise KeyError(*untold)


def _step(names: dict[str, str], step: Step, who: str) -> str:
    reason = "要" if step.needs_reason else ""
    return f"| {names[step.state]} | {step.label} | {names[step.next]} | {who} | {reason} |"


def _measure(one: Measure) -> str:
    adds = "能" if one.adds_up else "不能，另算"
    return f"| {one.title} | {one.unit} | {KINDS[type(one).__name__]} | {adds} | `{one.code}` |"


def _measures_of_rooms(kept: Iterable[list[Measure]]) -> dict[str, list[Measure]]:
    """Those that no ledger keeps, by the Chinese name of their app."""
    known = {one.code for measures in kept for one in measures}
    others = [one for one in registered() if one.code not in known]
    rooms = groupby(others, lambda one: str(one.model._meta.app_config.verbose_name))
    return {title: list(measures) for title, measures in rooms}


def _ledgers() -> Iterator[LedgerKind]:
    """The typed ledgers, then the shipped ones, without asking a database."""
    for app in settings.LEDGERS:
        yield from (one for one in vars(import_module(f"{app}.ledger")).values() if isinstance(one, LedgerKind))
    yield from (kind_of(Ledger(**definition)) for definition in shipped())


def _admitted(code: str) -> str:
    """The roles whom the access table lets through."""
    line = {one.code: one for one in LINES}[code]
    admitted = {role for role in roles.ROLES if line.expected(role, own=True) not in REFUSED}
    if admitted == set(roles.ROLES):
        return "全部角色"
    return "、".join(role.name for code, role in roles.ROLES.items() if code in admitted)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "handbook/flows.md": flow_page,
    "handbook/measures.md": measure_page,
    "handbook/roles.md": role_page,
    "handbook/commands.md": command_page,
    "handbook/scoring-rules.md": scoring_page,
    "handbook/evaluation-methods.md": methods_page,
}
