"""The life of a ledger entry (台账记录)."""

from jinguo.rules.flow import Step, Workflow

ENTRY = Workflow(
    title="台账记录",
    names={"draft": "待确认", "confirmed": "已确认", "void": "已作废"},
    steps=(
        Step("draft", "confirm", "confirmed", "确认"),
        Step("draft", "void", "void", "作废", tell="recorder", needs_reason=True),
        Step("confirmed", "void", "void", "作废", tell="recorder", needs_reason=True),
    ),
)
