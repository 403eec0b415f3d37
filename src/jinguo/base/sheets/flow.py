"""The life of an import: it stands, or it was taken back."""

from jinguo.rules.flow import Step, Workflow

IMPORT = Workflow(
    "导入批次",
    {"written": "已写入", "undone": "已撤销"},
    (Step("written", "undo", "undone", "撤销"),),
)
