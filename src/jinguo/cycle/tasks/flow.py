"""The life of a task: given, reported, and accepted or returned; called off with a reason."""

from jinguo.rules.flow import Step, Workflow

TASK = Workflow(
    title="任务",
    names={"open": "办理中", "submitted": "待审核", "accepted": "已通过", "cancelled": "已撤销"},
    steps=(
        Step("open", "submit", "submitted", "报送", tell="accepters"),
        Step("open", "cancel", "cancelled", "撤销", tell="holders", needs_reason=True),
        Step("submitted", "accept", "accepted", "通过", tell="submitters"),
        Step("submitted", "send_back", "open", "退回", may="may_accept", tell="submitters", needs_reason=True),
        Step("submitted", "cancel", "cancelled", "撤销", tell="holders", needs_reason=True),
    ),
)
