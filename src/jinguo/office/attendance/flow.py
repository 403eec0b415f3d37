"""The way of a month of attendance: open until the office locks it, opened again with a reason only."""

from jinguo.rules.flow import Step, Workflow

MONTH = Workflow(
    title="考勤月",
    names={"open": "未锁定", "locked": "已锁定"},
    steps=(
        Step("open", "lock_month", "locked", "锁定本月"),
        Step("locked", "reopen_month", "open", "重新打开", needs_reason=True),
    ),
)
