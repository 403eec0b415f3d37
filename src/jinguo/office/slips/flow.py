"""The ways of leave and of an outing."""

from jinguo.rules.flow import Step, Workflow

LEAVE = Workflow(
    title="请假",
    names={
        "asked": "审批中",
        "approved": "已批准",
        "ended": "已销假",
        "declined": "未批准",
        "withdrawn": "已撤回",
    },
    steps=(
        Step("asked", "approve_leave", "approved", "批准请假", may="may_settle", tell="asker"),
        Step("asked", "decline_leave", "declined", "不批准请假", may="may_settle", tell="asker"),
        Step("asked", "withdraw_leave", "withdrawn", "撤回请假"),
        Step("approved", "report_back", "ended", "销假"),
        Step("approved", "report_back_extended", "ended", "随续假销假", may="may_settle"),
        Step("approved", "withdraw_leave", "withdrawn", "撤回请假"),
    ),
)

OUTING = Workflow(
    title="外出",
    names={"waiting": "待确认", "out": "外出中", "back": "已返回", "cancelled": "已取消", "declined": "未确认"},
    steps=(
        Step("waiting", "confirm_outing", "out", "确认补报"),
        Step("waiting", "decline_outing", "declined", "不予确认", tell="asker", needs_reason=True),
        Step("out", "come_back", "back", "登记返回"),
        Step("out", "cancel_outing", "cancelled", "取消外出"),
        Step("waiting", "cancel_outing", "cancelled", "取消外出"),
    ),
)
