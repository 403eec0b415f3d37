"""The life of a panel: prepared, open, closed, its results published; called off with a reason."""

from jinguo.rules.flow import Step, Workflow

PANEL = Workflow(
    title="评议",
    names={
        "draft": "准备中",
        "open": "进行中",
        "closed": "已结束",
        "published": "已公布",
        "cancelled": "已取消",
    },
    steps=(
        Step("draft", "open", "open", "开始"),
        Step("draft", "cancel", "cancelled", "取消", needs_reason=True),
        Step("open", "close", "closed", "结束"),
        Step("open", "cancel", "cancelled", "取消", needs_reason=True),
        Step("closed", "publish", "published", "公布结果"),
    ),
)
