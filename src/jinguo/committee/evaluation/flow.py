"""The lives of a judgement, of a round of evaluation and of what a participant hands in.

outlines/decomposition §6: preparation, self-evaluation, field evaluation and guidance, report writing, follow-up.
"""

from jinguo.rules.evaluation_round import PHASES
from jinguo.rules.flow import Step, Workflow

JUDGEMENT = Workflow(
    title="文字目标判断",
    names={"proposed": "待复核", "confirmed": "已确认", "turned_down": "未通过"},
    steps=(
        Step("proposed", "confirm", "confirmed", "复核通过", tell="proposers"),
        Step("proposed", "turn_down", "turned_down", "不通过", tell="proposers", needs_reason=True),
    ),
)

ROUND = Workflow(
    title="评估",
    names={"draft": "起草", **PHASES, "closed": "已办结", "cancelled": "已取消"},
    steps=(
        Step("draft", "issue", "preparing", "印发方案", tell="asked"),
        Step("draft", "cancel", "cancelled", "取消评估", may="may_cancel_round", needs_reason=True),
        Step("preparing", "open_self", "self_evaluation", "开始自评", tell="asked"),
        Step("self_evaluation", "visit", "field", "转入实地评估"),
        Step("field", "write_up", "writing", "转入撰写报告"),
        Step("writing", "publish", "follow_up", "公布评估结果", may="may_publish_round", tell="asked"),
        Step("follow_up", "close", "closed", "办结", may="may_close_round"),
    ),
)

SELF = Workflow(
    title="自评",
    names={"open": "自评中", "submitted": "已报送", "returned": "已退回", "accepted": "审核通过"},
    steps=(
        Step("open", "submit", "submitted", "报送自评", tell="office"),
        Step("returned", "submit", "submitted", "重新报送", tell="office"),
        Step("submitted", "send_back", "returned", "退回", tell="answering", needs_reason=True),
        Step("submitted", "accept", "accepted", "审核通过", tell="answering"),
    ),
)
