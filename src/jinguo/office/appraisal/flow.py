"""The ways of an organ's annual assessment, of a duty report, and of an appeal against a grade."""

from jinguo.rules.flow import Step, Workflow

YEAR = Workflow(
    title="年度考核",
    names={
        "running": "考核中",
        "decided": "已定等次",
        "public": "优秀公示中",
        "telling": "通知和签署",
        "filed": "已备案",
    },
    steps=(
        Step("running", "decide", "decided", "确定等次"),
        Step("decided", "put_up", "public", "公示优秀等次", tell="everybody"),
        Step("decided", "skip_publicity", "telling", "没有优秀，直接通知"),
        Step("decided", "reopen", "running", "重新研究", needs_reason=True),
        Step("public", "end_publicity", "telling", "公示结束", may="may_settle"),
        Step("public", "reopen", "running", "重新研究", needs_reason=True),
        Step("telling", "file", "filed", "备案"),
    ),
)

REPORT = Workflow(
    title="述职报告",
    names={"draft": "起草", "handed_in": "已提交", "returned": "退回修改"},
    steps=(
        Step("draft", "hand_in", "handed_in", "提交述职"),
        Step("returned", "hand_in", "handed_in", "提交述职"),
        Step("handed_in", "send_back", "returned", "退回", tell="writer", needs_reason=True),
    ),
)

APPEAL = Workflow(
    title="复核申诉",
    names={"asked": "办理中", "kept": "维持原等次", "changed": "变更等次", "withdrawn": "已撤回"},
    steps=(
        Step("asked", "keep_grade", "kept", "维持原等次", may="may_answer", tell="asker"),
        Step("asked", "change_grade", "changed", "变更等次", may="may_answer", tell="asker"),
        Step("asked", "withdraw_appeal", "withdrawn", "撤回"),
    ),
)
