"""The way of a plan, of a change to what is frozen, and of a responsibility letter.

The year plan walks as 泉州市妇联 2011 says it: 起草 → 市直党工委、专家和各部室意见 → 修改 → 市委办和党工委审核 →
市机关效能建设领导小组批复 → 实施. A department's or person's own plan has one approval and freezes alone.
"""

from jinguo.rules.flow import Step, Workflow

PLAN = Workflow(
    title="实施方案",
    names={
        "draft": "起草",
        "opinions": "征求意见",
        "revising": "修改完善",
        "reviewing": "审核",
        "approving": "批复",
        "in_force": "实施",
        "closed": "办结",
    },
    steps=(
        Step("draft", "ask_opinions", "opinions", "征求意见"),
        Step("draft", "enter_approved", "in_force", "补录批复"),
        Step("opinions", "revise", "revising", "汇总意见，转入修改"),
        Step("revising", "ask_opinions", "opinions", "再次征求意见"),
        Step("revising", "ask_review", "reviewing", "提请审核"),
        Step("reviewing", "take_back", "revising", "撤回修改", needs_reason=True),
        Step("reviewing", "return_review", "revising", "审核退回", may="may_settle", tell="drafters"),
        Step("reviewing", "ask_approval", "approving", "提请批复"),
        Step("approving", "return_approval", "revising", "批复退回", may="may_settle", tell="drafters"),
        Step("approving", "put_in_force", "in_force", "批复生效", may="may_settle", tell="everybody"),
        Step("in_force", "close", "closed", "办结"),
    ),
)

OWN_PLAN = Workflow(
    title="本部室或本人的计划",
    names={"draft": "起草", "approving": "审批", "in_force": "实施", "closed": "办结"},
    steps=(
        Step("draft", "ask_own_approval", "approving", "提请审批"),
        Step("draft", "enter_approved", "in_force", "补录批准"),
        Step("approving", "return_own", "draft", "审批退回", may="may_settle", tell="drafters"),
        Step("approving", "put_in_force", "in_force", "批准生效", may="may_settle", tell="everybody"),
        Step("in_force", "close", "closed", "办结"),
    ),
)

CHANGE = Workflow(
    title="目标变更",
    names={"asked": "审批中", "made": "已变更", "declined": "未同意", "withdrawn": "已撤回"},
    steps=(
        Step("asked", "make_change", "made", "批准变更", may="may_settle", tell="concerned"),
        Step("asked", "decline_change", "declined", "不同意变更", may="may_settle", tell="concerned"),
        Step("asked", "withdraw_change", "withdrawn", "撤回变更"),
    ),
)

FLOWS = {"organ": PLAN, "own": OWN_PLAN}
FROZEN = frozenset({"in_force", "closed"})
OPEN_TO_EDIT = frozenset({"draft", "revising"})
