"""The way of a quarter's sheet: filled in by a department, reported, accepted by the performance office or returned."""

from jinguo.rules.flow import Step, Workflow

SHEET = Workflow(
    title="季度报表",
    names={"open": "填报", "submitted": "待审核", "returned": "退回修改", "accepted": "已通过"},
    steps=(
        Step("open", "submit", "submitted", "报送", tell="accepters"),
        Step("returned", "submit", "submitted", "报送", tell="accepters"),
        Step("submitted", "accept", "accepted", "通过", tell="reporters"),
        Step("submitted", "send_back", "returned", "退回", may="may_accept", tell="reporters", needs_reason=True),
    ),
)
EDITABLE = frozenset({"open", "returned"})
