"""The scoring rules (计分规则): which there are, and the one door to them.

A new rule is one function that returns a `Score` and one line here. A rule whose meaning changes gets a higher version;
one that published scores rest on is better left alone and joined by another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jinguo.rules.exact_words import Exact
from jinguo.rules.scoring import judgements, occurrences, quantities, thresholds
from jinguo.rules.scoring.declaring import (
    Example,
    Input,
    Parameter,
    Rule,
    ScoringError,
    between,
    not_negative,
    positive,
)
from jinguo.rules.scoring.score import Score
from jinguo.rules.scoring.values import Written, number, written_all

PLAN, ACTUAL = Input("plan", "目标值"), Input("actual", "实际值")
COUNT, SAID = Input("count", "次数或数量"), Input("said", "情况", "text")
EACH = Parameter("each", "每次分值", check=positive)
STEP = Parameter("step", "几个算一次", default=1, check=positive)
COUNTING = Parameter("counting", "零头", "choice", "whole", choices=occurrences.COUNTINGS)
RULE_30 = "考核办法通例：实际÷目标×分值，不超过满分；泉州市妇联 2011"

_RULES = (
    Rule(
        "ratio",
        "按比例",
        "完成多少得多少分，一般不超过满分；允许超额的，另定上限。本期目标为 0 的，本期不考核，不计分。",
        quantities.ratio,
        (PLAN, ACTUAL),
        (Parameter("most", "最高按完成率（%）", default=100, check=between(100, 200)),),
        Example(30, {"plan": 40, "actual": 36}, unit="万元"),
        RULE_30,
        has_unit=True,
        version=2,
    ),
    Rule(
        "inverse_ratio",
        "越少越好",
        "不超过上限得满分；超过的，按上限÷实际折算。",
        quantities.inverse_ratio,
        (Input("plan", "上限"), ACTUAL),
        (),
        Example(10, {"plan": 8, "actual": 10}, unit="天"),
        "考核办法通例：反向指标",
        has_unit=True,
    ),
    Rule(
        "tiers",
        "分档",
        "到哪一档得哪一档的分；名次、天数这样越小越好的，勾选“越小越好”。",
        thresholds.tiers,
        (ACTUAL,),
        (
            Parameter("tiers", "各档门槛和分值", "tiers"),
            Parameter("otherwise", "档外得分", default=0, check=not_negative),
            Parameter("falling", "越小越好", "yes", False),
        ),
        Example(200, {"actual": 85}, {"tiers": [[90, 200], [80, 190], [70, 180], [60, 170]], "otherwise": 160}, "%"),
        "瑞安市 2012 年镇街党政主要领导考核；山水城 2012（前三名另加）",
        has_unit=True,
        fits=thresholds.tiers_fit,
    ),
    Rule(
        "all_or_nothing",
        "达标得满分",
        "达到标准得满分，没有达到得 0 分。",
        thresholds.all_or_nothing,
        (Input("met", "是否达标", "yes"), SAID),
        (),
        Example(10, {"met": True, "said": "已设立调解室，有坐席、有标牌、制度上墙"}),
        "山水城 2012（达标得满分）",
    ),
    Rule(
        "deduct_per",
        "按次扣分",
        "每发生一次或每差一个单位扣几分，扣完为止。",
        occurrences.deduct_per,
        (COUNT, SAID),
        (EACH, STEP, Parameter("free", "几次以内不扣", default=0, check=not_negative), COUNTING),
        Example(8, {"count": 1, "said": "察访 1 人提前离岗未报告"}, {"each": "1.5"}),
        "学习型机关考评细则；湖南省 2017 年目标管理考核办法；兖州区审计局 2021",
        has_unit=True,
    ),
    Rule(
        "bonus_per",
        "按次加分",
        "每有一次加几分，加到上限为止。",
        occurrences.bonus_per,
        (COUNT, SAID),
        (EACH, STEP, COUNTING),
        Example(2, {"count": 1, "said": "“时代巾帼”专栏被省妇联转载"}, {"each": "0.5"}),
        "温州市 2012（重大创新每项加分）；兖州区审计局 2021（信息每篇加分，封顶）",
        has_unit=True,
    ),
    Rule(
        "on_time",
        "按时报送",
        "各时间节点每迟一个工作日扣几分；没有报送的，扣这个节点的全部分值。",
        occurrences.on_time,
        (Input("nodes", "时间节点和迟报工作日", "nodes"),),
        (
            Parameter("each", "每迟一个工作日扣分", check=positive),
            Parameter("most", "一个节点最多扣分", default=None, check=positive),
        ),
        Example(
            20,
            {
                "nodes": [
                    ["实施方案", 0],
                    ["季度计划", 0],
                    ["“三八”总结", 1],
                    ["半年小结", 0],
                    ["年度总结", 0],
                ]
            },
            {"each": "0.9"},
        ),
        "泉州市妇联 2011（时间节点细化表）；区政府督查工作考核细则（缺一份扣分）",
    ),
    Rule(
        "coverage",
        "按覆盖率",
        "达到的占应达的多少，到规定比例得满分，不到的按比例得分。",
        quantities.coverage,
        (Input("part", "达到数"), Input("whole", "应达数")),
        (
            Parameter("full", "得满分的比例（%）", default=100, check=between(1, 100)),
            Parameter("least", "低于多少不得分（%）", default=0, check=between(0, 100)),
        ),
        Example(5, {"part": 9, "whole": 10}, unit="人"),
        "家长学校考核评估细则（参训率不低于 80%）",
        has_unit=True,
    ),
    Rule(
        "rating",
        "评分",
        "评分人打分的平均数；5 人以上可去掉一个最高分和一个最低分。只填一个数就是直接定分。",
        judgements.rating,
        (Input("marks", "各人评分", "numbers"),),
        (
            Parameter("out_of", "打分的满分", default=None, check=positive),
            Parameter("trim", "去掉最高最低分", "yes", False),
        ),
        Example(25, {"marks": [60, 80, 85, 90, 99]}, {"out_of": 100, "trim": True}),
        "机关评比通例；山水城 2012（民主测评 25 分）",
    ),
    Rule(
        "ballot",
        "无记名投票",
        "有效票按各选项的分值平均，折成这一项的分。",
        judgements.ballot,
        (Input("votes", "各选项票数", "numbers"),),
        (Parameter("form", "票样", "choice", "grades", choices=judgements.FORMS),),
        Example(25, {"votes": [10, 6, 3, 1]}),
        "党政机关领导干部实绩量化考核办法（100/80/60/40）",
    ),
    Rule(
        "progress",
        "按进展",
        "从基期到目标走了多远得多少分，升和降都可以；退到基期以下得 0 分。",
        quantities.progress,
        (Input("baseline", "基期值"), PLAN, ACTUAL),
        (),
        Example(10, {"baseline": 48, "plan": 40, "actual": 42}),
        "湖南省 2017（水平与进展分别计分）",
        has_unit=True,
    ),
)
SCORING_RULES: dict[str, Rule] = {rule.code: rule for rule in _RULES}


def rule_choices() -> list[tuple[str, str]]:
    """The rules as choices of a form.

    >>> rule_choices()[0]
    ('ratio', '按比例')
    """
    return [(rule.code, rule.title) for rule in _RULES]


def goal_rule_choices() -> list[tuple[str, str]]:
    """The rules that a goal can be scored by: all but those that ask for time nodes or votes, which no goal has.

    >>> {"ratio", "on_time", "ballot"} & {code for code, _ in goal_rule_choices()}
    {'ratio'}
    """
    return [(rule.code, rule.title) for rule in _RULES if not {"nodes", "votes"} & {one.code for one in rule.inputs}]


def complaints(rule: str, parameters: Mapping[str, Any], of: Exact | None = None) -> list[str]:
    """What is wrong with a rule's parameters, in Chinese; empty when they can be used. `of` is the item's points.

    >>> complaints("ratio", {"most": 90}), complaints("deduct_per", {})
    (['最高按完成率（%）要在 100 到 200 之间，现在是 90'], ['“每次分值”没有填，请补上'])
    """
    if rule not in SCORING_RULES:
        return [f"没有“{rule}”这种计分规则，请从列表里选"]
    return SCORING_RULES[rule].complaints(parameters, None if of is None else number(of))


@dataclass(frozen=True, slots=True)
class Scorer:
    """A rule with its points, parameters and unit of measure, checked and read: what is the same for all it scores."""

    rule: Rule
    of: Fraction
    settings: Mapping[str, Any]
    parameters: Mapping[str, Written]
    unit: str

    def score(self, inputs: Mapping[str, Any], code: str = "", title: str = "") -> Score:
        """The score of an item, of its `code` and `title`; it keeps what it was computed from.

        A fact that is not given has not come in. Raises ScoringError with a Chinese sentence for facts that cannot be
        used.
        """
        rule, values = self.rule, self.rule.values(inputs)
        words = {"unit": self.unit} if rule.has_unit else {}
        found = rule.function(self.of, **values, **self.settings, **words)
        return Score(
            found.exact,
            found.of,
            found.because,
            found.children,
            rule=rule.code,
            inputs=written_all(values),
            parameters=self.parameters,
            code=code,
            title=title,
            standing=found.standing,
            version=rule.version,
            unit=words.get("unit", ""),
        )


def scorer(rule: str, of: Exact, parameters: Mapping[str, Any] | None = None, unit: str = "") -> Scorer:
    """The rule of a code, made ready. Raises ScoringError with a Chinese sentence for parameters that cannot be used.

    >>> scorer("ratio", 30).score({"plan": 40, "actual": 36}).points
    Decimal('27.00')
    """
    points, given = number(of), parameters or {}
    if wrong := complaints(rule, given, points):
        raise ScoringError("；".join(wrong))
    if points < 0:
        raise ScoringError("分值不能小于 0，请改正")
    found = SCORING_RULES[rule]
    settings = found.settings(given)
    return Scorer(found, points, settings, written_all(settings), unit)


def score_by(
    rule: str,
    of: Exact,
    inputs: Mapping[str, Any],
    parameters: Mapping[str, Any] | None = None,
    unit: str = "",
    *,
    code: str = "",
    title: str = "",
) -> Score:
    """The score of one item by a rule: a `scorer` asked once.

    >>> score_by("ratio", 30, {"plan": 40, "actual": 36}).points
    Decimal('27.00')
    """
    return scorer(rule, of, parameters, unit).score(inputs, code, title)
