"""The life of an inspection, and of each place that is inspected.

泉州市妇联 2011, 绩效考评: it is planned, a group checks documents and sites, what was found is told to the unit and put
right, the results are made known.
"""

from jinguo.rules.flow import Step, Workflow

INSPECTION = Workflow(
    title="督查",
    names={"planned": "计划", "running": "检查中", "reported": "已汇总", "closed": "已办结", "cancelled": "已取消"},
    steps=(
        Step("planned", "start", "running", "开始检查", tell="team"),
        Step("planned", "cancel", "cancelled", "取消督查", tell="team", needs_reason=True),
        Step("running", "report", "reported", "汇总督查情况", tell="keepers"),
        Step("running", "cancel", "cancelled", "取消督查", tell="team", needs_reason=True),
        Step("reported", "close", "closed", "办结"),
    ),
)

SITE = Workflow(
    title="受检单位",
    names={"open": "检查中", "handed_in": "已报送"},
    steps=(Step("open", "hand_in", "handed_in", "报送检查结果", tell="answering"),),
)
