"""Parameters of a scoring rule as people write them: one a line, by the names on screen (最高按完成率（%）：120)."""

import re
from collections.abc import Mapping
from typing import Any

from jinguo.rules.scoring.declaring import Parameter, Rule, ScoringError
from jinguo.rules.scoring.registry import SCORING_RULES
from jinguo.rules.scoring.values import written

_LINE = re.compile(r"(?P<title>[^：:]+?)\s*[：:]\s*(?P<value>.+)")
_TIER = re.compile(r"\s*(?P<threshold>[^=＝]+?)\s*[=＝]\s*(?P<points>.+?)\s*")
_YES = {"是": True, "否": False}


def parameter_lines(rule: str, given: Mapping[str, Any]) -> str:
    """Parameters in words, one a line; those that are not given are left out.

    >>> print(parameter_lines("tiers", {"tiers": [["90", "10"], ["80", "8"]], "falling": True}))
    各档门槛和分值：90=10、80=8
    越小越好：是
    """
    if rule not in SCORING_RULES:
        return ""
    known = {one.code: one for one in SCORING_RULES[rule].parameters}
    return "\n".join(
        f"{known[code].title}：{_words(known[code], value)}"
        for code, value in given.items()
        if code in known and value is not None
    )


def read_parameters(rule: str, text: str) -> dict[str, Any]:
    """What the lines say, by the parameters' codes, in the form that is stored.

    Raises ScoringError in Chinese for a line or a name that is not understood. Whether the values can be used is
    `complaints`' to say.

    >>> read_parameters("deduct_per", "每次分值：1.5\\n零头：不足一个也算一个")
    {'each': '1.5', 'counting': 'begun'}
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and rule not in SCORING_RULES:
        raise ScoringError("没有选计分规则，计分参数请留空")
    return dict(_read(SCORING_RULES[rule], line) for line in lines)


def asked_for(rule: str) -> str:
    """The names of what a rule can be told, in one Chinese sentence; empty for one that asks for nothing.

    >>> asked_for("ratio"), asked_for("all_or_nothing")
    ('可写：最高按完成率（%）', '')
    """
    parameters = SCORING_RULES[rule].parameters if rule in SCORING_RULES else ()
    return f"可写：{'、'.join(one.title for one in parameters)}" if parameters else ""


def _read(rule: Rule, line: str) -> tuple[str, Any]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ScoringError(f"“{line}”看不懂，每行写成“名称：值”")
    named = {one.title: one for one in rule.parameters}
    if found["title"] not in named:
        may = asked_for(rule.code) or "它不需要参数"
        raise ScoringError(f"“{rule.title}”没有“{found['title']}”这个参数，{may}")
    parameter = named[found["title"]]
    return parameter.code, _value(parameter, found["value"].strip())


def _value(parameter: Parameter, words: str) -> Any:
    match parameter.kind:
        case "yes":
            return _chosen(parameter, words, _YES)
        case "choice":
            return _chosen(parameter, words, {title: code for code, title in parameter.choices.items()})
        case "tiers":
            return [_tier(one) for one in re.split("[、，,；;]", words) if one.strip()]
    return words


def _chosen(parameter: Parameter, words: str, choices: Mapping[str, Any]) -> Any:
    if words not in choices:
        raise ScoringError(f"{parameter.title}只能写{'、'.join(choices)}，现在是“{words}”")
    return choices[words]


def _tier(words: str) -> list[str]:
    found = _TIER.fullmatch(words)
    if found is None:
        raise ScoringError(f"“{words.strip()}”看不懂，每一档写成“门槛=分值”，如 90=10")
    return [found["threshold"], found["points"]]


def _words(parameter: Parameter, value: Any) -> str:
    match parameter.kind:
        case "yes":
            return "是" if value else "否"
        case "choice":
            return parameter.choices.get(value, str(value))
        case "tiers":
            return "、".join("=".join(str(written(one)) for one in tier) for tier in value)
    return str(written(value))
