"""The life of a piece of information: sent in, then taken up or not."""

from jinguo.rules.flow import Step, Workflow

INFORMATION = Workflow(
    title="报送信息",
    names={"sent": "已报送", "accepted": "已采用", "declined": "未采用"},
    steps=(
        Step("sent", "accept", "accepted", "采用", tell="senders"),
        Step("sent", "decline", "declined", "不采用", tell="senders", needs_reason=True),
    ),
)
