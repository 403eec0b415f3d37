"""The life of a meeting: planned, held, its minutes issued; or called off."""

from jinguo.rules.flow import Step, Workflow

MEETING = Workflow(
    title="会议",
    names={"planned": "待召开", "held": "已召开", "minuted": "纪要已签发", "cancelled": "已取消"},
    steps=(
        Step("planned", "hold", "held", "登记已召开"),
        Step("planned", "cancel", "cancelled", "取消", tell="invited", needs_reason=True),
        Step("held", "issue", "minuted", "签发纪要", tell="invited"),
    ),
)
