"""The codes of the trail in Chinese. A code is "model.verb" of a workflow, or a word of its own."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from jinguo.rules.flow import Workflow

VERBS = {
    "add": "新增",
    "add_goal": "登记文字目标",
    "adopt": "指定采用",
    "agree": "登记提高比例的同意",
    "amend": "按批准变更",
    "answer": "办理",
    "ask": "提出",
    "ask_all": "成批提出",
    "ask_leave": "请假",
    "assign": "交办",
    "attach": "上传扫描件",
    "backup": "备份",
    "begin": "开始",
    "begin_all": "成批任职",
    "call_ballot": "发起民主测评",
    "carry_over": "结转",
    "cast": "有人投票",
    "change": "更改",
    "check_roll": "核对在册名单",
    "choose": "选指标",
    "circumstances": "登记考核情况",
    "clear_adopted": "取消指定采用",
    "clear_backups": "清理旧的自动备份",
    "clear_fact": "清除录入",
    "close": "停用",
    "closed": "撤销",
    "code_refused": "验证码不对",
    "commit": "写入",
    "confirm_all": "批量确认",
    "copy": "沿用",
    "copy_goals": "沿用目标",
    "correct": "更正",
    "decision": "确定等次",
    "define": "设立",
    "describe": "写岗位职责",
    "discard": "移除",
    "download": "下载",
    "draft": "起草",
    "draw": "取出一次性口令",
    "draw_codes": "生成凭码",
    "draw_letters": "生成责任书",
    "edit": "修改",
    "end": "结束",
    "ended": "收回",
    "engage": "登记入职",
    "engage_all": "成批登记入职",
    "enter": "登录",
    "enter_answer": "代录",
    "enter_attendance": "登记到会",
    "enter_day": "录入",
    "enter_fact": "录入评议分",
    "enter_opinion": "代录意见",
    "enter_sheet": "代录签到表",
    "erase": "清除内容",
    "explain": "说明差额",
    "export": "导出",
    "extend": "登记展期",
    "file": "备案",
    "fill": "填写",
    "forfeit": "记入不再享受",
    "freeze": "冻结基数",
    "give_opinion": "提出意见",
    "give_up": "取消",
    "grant": "记入应休",
    "hand_down": "关联部署会议",
    "hand_out": "下达",
    "hand_password": "取出一次性口令",
    "handle": "登记处理结果",
    "import": "导入",
    "inquiry": "记录了解核实",
    "install": "装上",
    "invite": "通知参会",
    "judge": "判断",
    "keep": "上传",
    "know": "登记",
    "list_targets": "列入纲要目标",
    "leave": "退出",
    "locked": "连续输错，暂停登录",
    "match": "匹配",
    "merge": "合并",
    "merged": "并入",
    "moved": "调整隶属",
    "named": "指定",
    "notify": "书面通知",
    "notice": "查出",
    "open": "设立",
    "open_quarter": "发起",
    "opened": "成立",
    "opinion": "签署意见",
    "order": "下达整改",
    "package": "打包材料",
    "participants": "选定参评单位",
    "plan": "召集",
    "print": "下载打印单",
    "propose": "评鉴",
    "prove": "附证明",
    "publicity": "公示",
    "put_off": "延期",
    "rate": "评分",
    "read": "查看",
    "recheck": "复查",
    "publish": "公布",
    "record": "登记",
    "record_all": "成批登记",
    "recount": "按新的放假安排重算",
    "recover": "使用恢复码",
    "redefine": "修改",
    "redraw": "重新取数",
    "refused": "未获准",
    "regrade": "变更等次",
    "remind": "催办",
    "remove": "删去",
    "renamed": "更名",
    "renew": "核对办理人",
    "reopen": "重新启用",
    "reply": "答复",
    "report": "报告",
    "rescue": "从控制台恢复",
    "respond": "有人答卷",
    "restore": "恢复",
    "reveal": "查看隐去的内容",
    "reverse": "冲正",
    "review": "评鉴",
    "revise": "修改",
    "rotate": "更换",
    "send": "报送",
    "set": "设定",
    "set_agenda": "安排议程",
    "set_decisions": "登记议定事项",
    "set_index": "设定综合指数",
    "set_method": "设定评估方法",
    "set_target": "补定目标",
    "set_targets": "填写目标值",
    "set_up": "设立或修改",
    "settle": "登记结清",
    "sign": "打卡",
    "sign_for": "签收",
    "sign_holder": "责任方签字",
    "sign_in": "签到",
    "sign_letters": "委托方全部签字",
    "sign_organ": "委托方签字",
    "split": "分设",
    "staff": "写入人员",
    "start": "开始",
    "store": "重新计分",
    "suspend": "停用",
    "take": "留存",
    "take_ballot": "登记测评结果",
    "take_in": "导入",
    "undo": "撤销",
    "uninvite": "取消参会",
    "urge": "催办",
    "verify": "校验",
    "void": "作废",
    "write": "修改正文",
    "write_minutes": "起草纪要",
    "write_summary": "写小结",
}
THINGS = {
    "account": "账号",
    "act": "操作",
    "file": "附件",
    "keep": "数据",
    "login": "登录",
    "password": "口令",
    "register": "名册",
    "seat": "三员席位",
    "second_factor": "动态口令",
    "seed": "模拟数据",
    "sheets": "表格",
    "trail": "操作记录",
    "vault": "密钥",
}
OWN = {
    "annualassessment.begin": "发起",
    "annualassessment.keep": "留存名额依据",
    "annualassessment.renew": "按在册人员更新名单",
    "appraisee.sign": "签署意见",
    "approval.start": "送审",
    "checkedperson.enter": "登记检查结果",
    "checkedvalue.settle": "报送核查结果",
    "dutyreport.keep": "留存述职数据",
    "information.accept": "采用",
    "information.decline": "不采用",
    "evaluationround.circular": "起草结果通报",
    "evaluationround.print": "下载",
    "evaluationround.rate": "发起评审打分",
    "groupreview.review": "写",
    "inspection.plan": "制定",
    "inspectionround.open": "安排",
    "login.refused": "口令不对",
    "objection.settle": "办结",
    "opencase.end": "结案",
    "qualitycheck.plan": "制定",
    "return.extend": "延期",
    "round.open": "发出",
    "slip.issue": "签发",
    "yearinspection.plan": "制定",
    "roundparticipant.print": "下载自评报告",
    "roundparticipant.visit": "列入或移出实地核查",
    "roundparticipant.write": "填写自评",
}

_sources: list[Callable[[], Mapping[str, str]]] = []
_kinships: list[Callable[[], Mapping[str, str]]] = []


def add_names(source: Callable[[], Mapping[str, str]]) -> None:
    """Let codes speak of things that a higher floor names, such as ledgers; the source is asked anew for each page."""
    _sources.append(source)


def add_kin(source: Callable[[], Mapping[str, str]]) -> None:
    """Let acts on rows of a model, by its name, be told and found as acts on another thing: a loan as its ledger."""
    _kinships.append(source)


def kin_of(thing: str) -> list[str]:
    """The names under which acts on a thing stand in codes: its own, and those of models told as it."""
    return [thing, *(name for name, of in _kin().items() if of == thing)]


class Words:
    """The words for codes; things are asked for their names once, however many rows there are."""

    def __init__(self) -> None:
        self.things = {**_models(), **THINGS}
        for source in _sources:
            self.things = {**source(), **self.things}
        self.things |= {name: self.things[of] for name, of in _kin().items() if of in self.things}

    def label(self, code: str) -> str:
        """An act in words; a code that nobody named stands as it is."""
        thing, _, verb = code.rpartition(".")
        return f"{self.things.get(thing, thing)}：{_verb(code, verb)}" if thing else code


def label(code: str) -> str:
    """One act in words."""
    return Words().label(code)


def field_label(object_type: str, name: str) -> str:
    """The Chinese name of a field that an act changed; as it is written where the row's model does not have it."""
    try:
        return str(apps.get_model(object_type)._meta.get_field(name).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return name


def things() -> list[tuple[str, str]]:
    """What an act can be about, as choices: our own models, the words above, and what higher floors name."""
    told = {name: title for name, title in Words().things.items() if name not in _kin()}
    return sorted(told.items(), key=lambda pair: pair[1])


def types() -> list[tuple[str, str]]:
    """The kinds of rows that acts are about, as choices."""
    return sorted(((one._meta.label_lower, str(one._meta.verbose_name)) for one in _ours()), key=lambda pair: pair[1])


def _kin() -> dict[str, str]:
    return {name: of for source in _kinships for name, of in source().items()}


@cache
def _models() -> dict[str, str]:
    """The Chinese names of our own models, by the name that stands in codes."""
    return {one._meta.model_name: str(one._meta.verbose_name) for one in _ours() if one._meta.model_name}


@cache
def _steps() -> dict[str, str]:
    """The words of the workflows' own buttons, by code."""
    flows = ((one._meta.model_name, table) for one in _ours() for table in _tables(one))
    return {f"{name}.{step.verb}": step.label for name, workflow in flows for step in workflow.steps}


def _tables(model: type[Model]) -> Iterable[Workflow]:
    """The workflow of a model, or the several that its kinds walk."""
    several: Iterable[Workflow] = getattr(model, "workflows", ())
    return several or ([model.workflow] if hasattr(model, "workflow") else [])


def _ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("jinguo.")]


def _verb(code: str, verb: str) -> str:
    return OWN.get(code) or _steps().get(code) or VERBS.get(verb, verb)
