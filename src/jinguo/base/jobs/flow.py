"""The life of a job."""

from jinguo.rules.flow import Step, Workflow

JOB = Workflow(
    title="后台任务",
    names={"queued": "排队中", "running": "进行中", "done": "已完成", "failed": "已中断"},
    steps=(
        Step("queued", "run", "running", "开始"),
        Step("running", "finish", "done", "完成"),
        Step("running", "fail", "failed", "中断"),
    ),
)
