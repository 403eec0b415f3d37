"""The handbook's page of scoring rules: what each means, what it asks for, and a case worked out by the rule itself."""

from collections.abc import Iterator

from jinguo.rules.exact_words import figure
from jinguo.rules.scoring import SCORING_RULES, score_by
from jinguo.rules.scoring.declaring import REQUIRED, Parameter, Rule

PREFACE = """# 计分规则

每一项考评按下面的一种规则计分。每个得分都写明理由，例子里的理由就是屏幕上看到的那句话。

- 中间各步都不取整，只在最后四舍五入到 0.01 分，所以先加哪一项都一样，几年后复算也是同一个数。
- **未报**：该报的还没有报、该评的还没有评，得 0 分，补上以后随即改过来。
- **不计分**：本期没有目标、没有时间节点，既不算得分，也不算满分。
- 每一项最低 0 分，最高是这一项的分值；只有“按比例”可以另定上限，奖励超额完成。"""


def scoring_page() -> Iterator[str]:
    """Every rule, in the order in which forms offer them."""
    yield PREFACE
    for rule in SCORING_RULES.values():
        yield from _told(rule)


def _told(rule: Rule) -> Iterator[str]:
    example = rule.example
    score = score_by(rule.code, example.of, example.inputs, example.parameters, example.unit)
    yield f"\n## {rule.title}\n\n{rule.meaning}\n"
    yield f"- 要有：{'、'.join(one.title for one in rule.inputs)}"
    if rule.parameters:
        yield f"- 可定：{'、'.join(map(_parameter, rule.parameters))}"
    yield f"- 例（{example.of} 分）：{score.because}。"
    yield f"- 出处：{rule.source}"


def _parameter(one: Parameter) -> str:
    """A parameter with what holds when nothing is said."""
    if one.default is REQUIRED:
        return f"{one.title}（必填）"
    if one.default is None:
        return f"{one.title}（可不填）"
    return f"{one.title}（不填为{_default(one)}）"


def _default(one: Parameter) -> str:
    match one.kind:
        case "yes":
            return "是" if one.default else "否"
        case "choice":
            return one.choices[one.default]
    return f" {figure(one.default)}"
