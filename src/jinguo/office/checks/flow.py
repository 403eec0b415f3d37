"""The way of a spot check: its list is drawn, results are entered on the spot, breaches are handled, it is told."""

from jinguo.rules.flow import Step, Workflow

CHECK = Workflow(
    title="考勤抽查",
    names={"open": "检查中", "done": "待处理", "told": "已通报"},
    steps=(
        Step("open", "end_check", "done", "检查完毕"),
        Step("done", "tell_check", "told", "印发通报"),
    ),
)
