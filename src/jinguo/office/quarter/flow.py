"""The two ways of a quarter: of a department's review, and of a person's regular appraisal."""

from jinguo.rules.flow import Step, Workflow

REVIEW = Workflow(
    title="季度考评",
    names={
        "self": "待自评",
        "office": "待绩效办评分",
        "leader": "待领导评分",
        "feedback": "待部室签阅",
        "done": "已签阅",
    },
    steps=(
        Step("self", "rate_self", "office", "自评", tell="office_people"),
        Step("office", "rate_office", "leader", "绩效办评分", tell="leaders"),
        Step("leader", "rate_leader", "feedback", "领导评分", tell="heads"),
        Step("feedback", "sign_review", "done", "签阅"),
        Step("feedback", "reopen_review", "office", "改评", tell="office_people", needs_reason=True),
        Step("done", "reopen_review", "office", "改评", tell="office_people", needs_reason=True),
    ),
)
APPRAISAL = Workflow(
    title="平时考核",
    names={
        "summary": "待写小结",
        "propose": "待提意见",
        "decide": "待审定",
        "feedback": "待本人签阅",
        "done": "已签阅",
    },
    steps=(
        Step("summary", "hand_in", "propose", "交小结", tell="proposers"),
        Step("summary", "propose_without", "decide", "按未交小结提意见", needs_reason=True),
        Step("propose", "send_back", "summary", "退回小结", may="may_propose", tell="herself", needs_reason=True),
        Step("propose", "propose", "decide", "提出意见"),
        Step("decide", "decide", "feedback", "审定", tell="herself"),
        Step("feedback", "see_grade", "done", "签阅"),
        Step("feedback", "reopen_grade", "decide", "改评", tell="deciders", needs_reason=True),
        Step("done", "reopen_grade", "decide", "改评", tell="deciders", needs_reason=True),
    ),
)
