"""The life of a public notice and of a circular. That a notice's days are over is computed, no step."""

from jinguo.rules.flow import Step, Workflow

NOTICE = Workflow(
    title="公示",
    names={"draft": "草稿", "published": "已发布", "concluded": "已结束", "withdrawn": "已撤回"},
    steps=(
        Step("draft", "publish", "published", "发布", tell="readers"),
        Step("draft", "withdraw", "withdrawn", "撤回", needs_reason=True),
        Step("published", "conclude", "concluded", "结束公示", tell="makers"),
        Step("published", "withdraw", "withdrawn", "撤回", tell="readers", needs_reason=True),
    ),
)
CIRCULAR = Workflow(
    title="通报和通知",
    names={"draft": "草稿", "issued": "已印发", "withdrawn": "已撤回"},
    steps=(
        Step("draft", "issue", "issued", "印发", tell="readers"),
        Step("draft", "withdraw", "withdrawn", "撤回", may="may_recall", needs_reason=True),
        Step("issued", "withdraw", "withdrawn", "撤回", may="may_recall", tell="readers", needs_reason=True),
    ),
)
