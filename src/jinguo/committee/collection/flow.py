"""The ways of a round, of a unit's return in it, and of a correction after the lock."""

from jinguo.rules.flow import Step, Workflow

ROUND = Workflow(
    title="数据采集",
    names={"draft": "起草", "open": "填报", "in_review": "集中审核", "locked": "已锁定", "published": "已发布"},
    steps=(
        Step("draft", "open", "open", "开始填报", may="may_open"),
        Step("open", "review", "in_review", "转入集中审核", may="may_review"),
        Step("in_review", "lock", "locked", "锁定", may="may_lock"),
        Step("locked", "publish", "published", "发布", may="may_publish", tell="reporters"),
    ),
)
RETURN = Workflow(
    title="填报表",
    names={
        "draft": "填报",
        "submitted": "待本单位审核",
        "checked": "待妇儿工委办审核",
        "returned": "退回修改",
        "accepted": "审核通过",
    },
    steps=(
        Step("draft", "submit", "submitted", "提交", tell="checkers"),
        Step("returned", "submit", "submitted", "提交", tell="checkers"),
        Step("submitted", "check", "checked", "本单位审核通过", tell="reviewers"),
        Step("submitted", "send_back", "returned", "退回", tell="reporters", needs_reason=True),
        Step("checked", "accept", "accepted", "审核通过", tell="reporters"),
        Step("checked", "send_back", "returned", "退回", may="may_send_back", tell="reporters", needs_reason=True),
        Step("accepted", "reopen", "returned", "退回重报", tell="reporters", needs_reason=True),
    ),
)
CORRECTION = Workflow(
    title="更正申请",
    names={"asked": "待审批", "approved": "已更正", "refused": "未同意"},
    steps=(
        Step("asked", "approve", "approved", "同意更正", may="may_decide", tell="askers"),
        Step("asked", "refuse", "refused", "不同意", may="may_decide", tell="askers", needs_reason=True),
    ),
)
FILLABLE = frozenset({"draft", "returned"})
TAKING = frozenset({"open", "in_review"})  # a round that still takes returns
SHUT = frozenset({"locked", "published"})
