"""The codes of the trail in Chinese. A code is "model.verb" of a workflow, or a word of its own."""

from django.apps import apps

VERBS = {
    "ask": "提出",
    "begin": "开始",
    "change": "更改",
    "correct": "更正",
    "code_refused": "验证码不对",
    "commit": "写入",
    "describe": "写岗位职责",
    "draw": "取出一次性口令",
    "end": "结束",
    "engage": "登记入职",
    "ended": "收回",
    "enter": "登录",
    "export": "导出",
    "hand_password": "取出一次性口令",
    "import": "导入",
    "know": "登记",
    "leave": "退出",
    "locked": "连续输错，暂停登录",
    "merge": "合并",
    "named": "指定",
    "closed": "撤销",
    "merged": "并入",
    "moved": "调整隶属",
    "opened": "成立",
    "renamed": "更名",
    "split": "分设",
    "read": "查看",
    "recover": "使用恢复码",
    "refused": "口令不对",
    "rescue": "从控制台恢复",
    "restore": "启用",
    "reveal": "查看隐去的内容",
    "start": "开始",
    "suspend": "停用",
    "undo": "撤销",
    "verify": "校验",
}
THINGS = {
    "account": "账号",
    "login": "登录",
    "password": "口令",
    "seat": "三员席位",
    "second_factor": "动态口令",
    "sheets": "表格",
    "trail": "操作记录",
}


def label(code: str) -> str:
    """An act in words; a code that nobody named stands as it is.

    >>> label("login.refused")
    '登录：口令不对'
    """
    thing, _, verb = code.rpartition(".")
    return f"{_thing(thing)}：{_verb(thing, verb)}" if thing else code


def things() -> list[tuple[str, str]]:
    """What an act can be about, as choices: our own models and the words above."""
    return sorted({**_models(), **THINGS}.items(), key=lambda pair: pair[1])


def types() -> list[tuple[str, str]]:
    """The kinds of rows that acts are about, as choices."""
    ours = (model._meta for model in apps.get_models() if model.__module__.startswith("jinguo."))
    return sorted(((meta.label_lower, str(meta.verbose_name)) for meta in ours), key=lambda pair: pair[1])


def _thing(name: str) -> str:
    return THINGS.get(name) or _models().get(name, name)


def _models() -> dict[str, str]:
    """The Chinese names of our own models, by the name that stands in codes."""
    ours = (model._meta for model in apps.get_models() if model.__module__.startswith("jinguo."))
    return {meta.model_name: str(meta.verbose_name) for meta in ours if meta.model_name}


def _verb(thing: str, verb: str) -> str:
    """The words of the workflow's own button, where the thing has one."""
    for model in apps.get_models():
        if model._meta.model_name == thing and hasattr(model, "workflow"):
            found = [step.label for step in model.workflow.steps if step.verb == verb]
            if found:
                return found[0]
    return VERBS.get(verb, verb)
