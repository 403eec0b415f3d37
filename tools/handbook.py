"""The generated pages of the officials' handbook: flows, measures, roles, commands. Their words are Chinese.

What code cannot say in Chinese stands here in tables kept by hand. Something new without its words ends the run with a
KeyError that names it.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from django.conf import settings
from django.core.management import BaseCommand, CommandParser
from tests.access_table import LINES
from tools.commands_zh import COMMANDS, Told
from tools.reference import diagram, flows, own_commands
from tools.scoring_page import scoring_page

from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.kinds.custom import kind_of
from jinguo.cycle.bookkeeping.measures import Measure
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.services.shipped import shipped
from jinguo.org.structure import roles
from jinguo.rules.flow import Step

ANSWERING = "部室负责人、分管领导、主要领导或绩效办"
PUBLISHING = "部室负责人、绩效办、人事、分管领导或主要领导"
RUNNING = "召集人、主持人、记录人、召集单位负责人或绩效办"
INSPECTING = "组长、绩效办或妇儿工委办"
# Who may take a step, by table and predicate.
WHO = {
    "jinguo.base.jobs.flow.JOB": {"may_run": "系统", "may_finish": "系统", "may_fail": "系统"},
    "jinguo.base.sheets.flow.IMPORT": {"may_undo": "导入的人，且写入的记录没有再被改过、用过"},
    "jinguo.cycle.bookkeeping.flow.ENTRY": {
        "may_confirm": f"{ANSWERING}，但不能是登记人；日期未锁定",
        "may_void": f"登记人（确认前），或{ANSWERING}；日期未锁定",
    },
    "jinguo.cycle.panels.flow.PANEL": {
        "may_open": "绩效办、人事部门，且内容齐全、投票人够数",
        "may_cancel": "绩效办、人事部门",
        "may_close": "绩效办、人事部门，且已过截止日或人人都已参加；到期系统自动结束",
        "may_publish": "绩效办、人事部门，且票数够",
    },
    "jinguo.cycle.flows.flow.APPROVAL": {
        "may_conclude": "最后一位办理人（代录的，办公室或绩效办）",
        "may_withdraw": "发起人或代理人，绩效办，单位负责人",
    },
    "jinguo.cycle.flows.flow.ROUND": {
        "may_close_round": "发起人或代理人，绩效办，单位负责人；都已答复或过了截止日，且每条意见已写明怎样处理",
    },
    "jinguo.cycle.tasks.flow.TASK": {
        "may_submit": "责任人；没有指定责任人的，承办单位的人员；承办单位负责人",
        "may_accept": "按类别：绩效办或主要领导、交办人、部室负责人，但不能是报送人和责任人",
        "may_cancel": "交办人、交办部室负责人，或绩效办、主要领导",
    },
    "jinguo.cycle.meetings.flow.MEETING": {
        "may_hold": f"{RUNNING}；会议当天起",
        "may_cancel": RUNNING,
        "may_issue": "主持人或召集单位负责人；纪要已经起草",
    },
    "jinguo.cycle.delivery.flow.SHEET": {
        "may_submit": "填报单位负责人；自成一家、没有负责人账号的，本单位人员",
        "may_accept": "方案单位的绩效办或主要领导，但不能是报送人",
    },
    "jinguo.cycle.inspections.flow.INSPECTION": {
        "may_start": f"{INSPECTING}；已有检查项和受检单位",
        "may_cancel": f"{INSPECTING}；还没有受检单位报送结果",
        "may_report": f"{INSPECTING}；受检单位都已报送",
        "may_close": "绩效办、妇儿工委办或领导；需要整改的都已复查到位",
    },
    "jinguo.cycle.inspections.flow.SITE": {"may_hand_in": "督查组成员，且每一项都填全"},
    "jinguo.cycle.publicity.flow.NOTICE": {
        "may_publish": PUBLISHING,
        "may_conclude": f"{PUBLISHING}；公示期已满、署实名的异议都已办结",
        "may_withdraw": f"{PUBLISHING}；草稿也可由起草人撤回",
    },
    "jinguo.cycle.publicity.flow.CIRCULAR": {
        "may_issue": PUBLISHING,
        "may_recall": f"{PUBLISHING}；草稿也可由起草人撤回",
    },
    "jinguo.org.access.flow.REQUEST": {
        "may_approve": "安全管理员，不能是申请人，也不能是申请对象",
        "may_withdraw": "申请人（系统管理员）",
        "may_resubmit": "申请人（系统管理员）",
        "may_hand_password": "系统管理员，不能是审批人；只限要发口令的申请",
    },
}
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
}
DOMAINS = {
    roles.ORGANISATION: "单位和人员",
    roles.LEDGER: "台账和统计数",
    roles.PERSON: "服务对象",
    roles.REPORT: "公文",
    roles.WORK: "目标、任务和会议",
    roles.STAFF_FILE: "考勤考核",
    roles.CASE: "维权个案",
    roles.COMMITTEE: "两纲监测",
    roles.ACCOUNT: "账号和申请",
    roles.TRAIL: "操作记录",
}
# What people do, each with the line of the access table that says who may.
ACTS = {
    "查看单位和人员": "GET structure:staff nothing",
    "指定代理人": "POST structure:deputies nothing",
    "查看台账、统计数，导出（号码遮住）": "GET bookkeeping:list ledger",
    "登记、导入记录，添加佐证材料": "POST bookkeeping:new ledger",
    "确认、作废记录": "POST bookkeeping:confirm waiting entry",
    "设立和修改捐赠用途、培训项目、贷款政策": "POST bookkeeping:kept loan policy",
    "锁定期间": "POST bookkeeping:locks nothing",
    "冻结名册": "POST bookkeeping:freeze register",
    "设立和修改自定台账": "POST bookkeeping:define nothing",
    "查看服务对象（号码遮住）": "GET people:people nothing",
    "写明理由，查看一个人的号码": "POST people:look phone of a person",
    "写明理由，导出带号码的表": "POST bookkeeping:export ledger",
    "合并同一个人的两条记录": "POST people:merge two persons",
    "制作本人要求的副本": "POST people:copy person",
    "发起评议，看参加人数": "POST panels:begin kind of panel",
    "看评议结果": "GET panels:results ended rating",
    "参加评分、投票、答卷": "POST panels:fill ballot to fill",
    "查看公文，导出 Word": "GET reports:report report",
    "起草、修改工作情况汇报": "POST reports:draft nothing",
    "报送工作情况汇报": "POST reports:send report",
    "查看公示和通报，提出异议，签收": "POST publicity:object running notice",
    "发布、结束、撤回公示，办理异议，印发通报": "POST publicity:publish draft notice",
    "召集会议": "POST meetings:new nothing",
    "签发会议纪要": "POST meetings:issue meeting with minutes",
    "查看账号和申请": "GET access:accounts nothing",
    "提出账号和权限申请，取一次性口令": "POST access:open_account nothing",
    "审批账号和权限申请": "POST access:take_step request to approve",
    "导入单位和人员": "GET access:import import kind",
    "查看、校验、导出操作记录": "GET access:trail nothing",
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
    """Every measure of the ledgers that come with the product."""
    yield "# 统计项一览\n\n随系统提供的台账共有下列统计项；本单位自定的台账另计。算法见“[数从哪里来](figures.md)”。"
    for kind in _ledgers():
        if kind.measures:
            yield f"\n## {kind.title}\n\n| 统计项 | 单位 | 怎样算 | 能否相加 | 代码 |\n| --- | --- | --- | --- | --- |"
            yield from map(_measure, kind.measures)


def role_page() -> Iterator[str]:
    """Which role reads what, how far, and who may do what."""
    yield "# 谁能看什么、办什么\n\n## 各角色看得到的内容\n\n“通常范围”可在任职时另定。"
    yield "考勤考核、维权个案、两纲监测的页面本版还没有，权限先定在这里。"
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
}
