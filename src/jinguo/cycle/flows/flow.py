"""The ways of an approval and of a round of opinions; their steps and voices are rows, not states."""

from jinguo.rules.flow import Step, Workflow

APPROVAL = Workflow(
    title="审批",
    names={"running": "审批中", "passed": "已通过", "returned": "已退回", "withdrawn": "已撤回"},
    steps=(
        Step("running", "let_pass", "passed", "审批通过", may="may_conclude", tell="starters"),
        Step("running", "send_back", "returned", "审批退回", may="may_conclude", tell="starters"),
        Step("running", "withdraw", "withdrawn", "撤回审批", tell="waiting_people", needs_reason=True),
    ),
)

ROUND = Workflow(
    title="征求意见",
    names={"open": "征求中", "closed": "已结束"},
    steps=(Step("open", "close_round", "closed", "结束征求意见", tell="asked_people"),),
)
