"""A quarter's sheet on paper: its four parts as a document, its table as a workbook."""

from collections.abc import Sequence

from jinguo.base import sheets
from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.base.sheets import Column, Sheet
from jinguo.base.web import words
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.table import Row, cut_off, shown_rows
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.wording import date_words

HEADERS = ("编号", "目标", "本季目标", "本季完成", "全年目标", "累计完成", "完成率", "状态")
WIDTHS = (3, 9, 5, 5, 5, 5, 4, 4)
TABLE = Sheet(
    "quarter_sheet",
    "季度完成情况",
    (
        Column("number", "编号", width=8),
        Column("title", "目标", width=36),
        Column("quarter_wanted", "本季目标"),
        Column("quarter_actual", "本季完成"),
        Column("whole_wanted", "全年目标"),
        Column("whole_actual", "累计完成"),
        Column("percent", "完成率", width=10),
        Column("origin", "来源", width=8),
        Column("word", "状态", width=10),
        Column("because", "说明", width=60),
    ),
)


def sheet_paper(sheet: QuarterSheet) -> Paper:
    """The sheet as a document; what was reported as it was kept."""
    day = sheet.submitted_on or cut_off(sheet)
    name = name_in_paper(sheet.unit, day)
    paper = Paper(f"{name}\n{sheet.span.label}绩效目标报表", under_title=[f"（截至{_until(sheet)}）"])
    paper.heading("季度工作计划")
    _lines(paper, sheet.work_plan)
    paper.heading("完成情况")
    _lines(paper, sheet.narrative, none="")
    paper.table(Table(HEADERS, [_line(row) for row in shown_rows(sheet)], widths=WIDTHS))
    problems = list(sheet.problems.all())
    paper.heading("存在主要问题")
    _lines(paper, "\n".join(f"{one.order}. {one.problem}" for one in problems), none="无。")
    paper.heading("整改措施")
    _lines(paper, "\n".join(f"{one.order}. {one.remedy}{_by(one.due, sheet)}" for one in problems), none="无。")
    paper.signature = Signature(name, day)
    return paper


def sheet_workbook(sheet: QuarterSheet) -> bytes:
    """The table of a sheet as a workbook."""
    return sheets.template(TABLE, [_cells(row) for row in shown_rows(sheet)])


def _until(sheet: QuarterSheet) -> str:
    day = sheet.as_of or cut_off(sheet)
    return f"{day.year}年{day.month}月{day.day}日"


def _by(due: object, sheet: QuarterSheet) -> str:
    return f"（{date_words(due, sheet.span.first)}前完成）" if due else ""  # type: ignore[arg-type]


def _lines(paper: Paper, text: str, none: str = "（未填）") -> None:
    for line in [line.strip() for line in text.splitlines() if line.strip()] or ([none] if none else []):
        paper.body(line)


def _line(row: Row) -> Sequence[str]:
    share = f"{row.share}%" if row.share else words.NOTHING
    return (
        row.number,
        row.title,
        row.quarter_wanted,
        row.quarter_actual,
        row.whole_wanted,
        row.whole_actual,
        share,
        row.word,
    )


def _cells(row: Row) -> dict[str, str]:
    names = [column.name for column in TABLE.columns if column.name != "percent"]
    return {name: getattr(row, name) for name in names} | {"percent": f"{row.share}%" if row.share else ""}
