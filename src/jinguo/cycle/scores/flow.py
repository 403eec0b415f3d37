"""The way of an assessment: computed live while it is a draft, published with its reasons, objected to, made final."""

from jinguo.rules.flow import Step, Workflow

ASSESSMENT = Workflow(
    title="考评",
    names={"draft": "考评中", "published": "公布异议期", "final": "已定案"},
    steps=(
        Step("draft", "publish", "published", "公布结果", tell="concerned"),
        Step("published", "take_back", "draft", "撤回重评", needs_reason=True, tell="concerned"),
        Step("published", "finalise", "final", "定案", tell="concerned"),
    ),
)

APPEAL = Workflow(
    title="考评异议",
    names={"open": "复核中", "upheld": "异议成立", "declined": "维持原结果", "withdrawn": "已撤回"},
    steps=(
        Step("open", "uphold", "upheld", "认定异议成立", tell="asker"),
        Step("open", "decline", "declined", "维持原结果", needs_reason=True, tell="asker"),
        Step("open", "withdraw_appeal", "withdrawn", "撤回异议"),
    ),
)
