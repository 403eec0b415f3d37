"""The way of a request to make up for a forgotten punch (补卡)."""

from jinguo.rules.flow import Step, Workflow

CORRECTION = Workflow(
    title="补卡申请",
    names={"asked": "审批中", "granted": "已补卡", "declined": "未同意", "withdrawn": "已撤回"},
    steps=(
        Step("asked", "grant_correction", "granted", "同意补卡", may="may_settle", tell="asker"),
        Step("asked", "decline_correction", "declined", "不同意补卡", may="may_settle", tell="asker"),
        Step("asked", "withdraw_correction", "withdrawn", "撤回补卡"),
    ),
)
