"""The workflow of a request about an account: asked for in one seat, decided in another."""

from jinguo.rules.flow import Step, Workflow

REQUEST = Workflow(
    title="账号申请",
    names={
        "pending": "待审批",
        "returned": "已退回",
        "withdrawn": "已撤回",
        "approved": "已批准",
        "handed": "口令已交付",
    },
    steps=(
        Step("pending", "approve", "approved", "批准", tell="asker"),
        Step("pending", "send_back", "returned", "退回", may="may_approve", tell="asker", needs_reason=True),
        Step("pending", "withdraw", "withdrawn", "撤回"),
        Step("returned", "resubmit", "pending", "重新报批", tell="deciders"),
        Step("returned", "withdraw", "withdrawn", "撤回"),
        Step("approved", "hand_password", "handed", "取出一次性口令"),
    ),
)
# A new request begins in its first state and takes no step; who decides is told as of one.
ASKED = Step("", "ask", REQUEST.start, "报批", tell="deciders")
