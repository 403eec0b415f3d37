"""A month's attendance on paper: the circular and the workbook; every table's figures add up."""

from collections.abc import Iterable, Sequence

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.base.sheets import Column, Row, Sheet
from jinguo.office.attendance.queries import Totals
from jinguo.org.structure.issuing import name_in_paper
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.periods import Period

FIGURES = ("应到", "实到", "迟到", "早退", "缺卡", "缺勤", "请假", "外出", "培训")
TIMES = ("late", "early", "missing")  # counted in times, the others in days
DAYS = ("absent", "leave", "outing", "training")
WIDTHS = (6, *(3,) * len(FIGURES))
SHEET = Sheet(
    "attendance_month",
    "考勤月表",
    (
        Column("number", "工号", width=12),
        Column("name", "姓名"),
        *(Column(f"f{at}", title, "decimal", places=1, width=10) for at, title in enumerate(FIGURES)),
    ),
)


def figures_of(totals: Totals) -> list[float]:
    """The figures of a line: late, early and missing in times, the others in days; 外出 takes trips along."""
    out = {**totals.counts, "outing": totals.counts.get("outing", 0) + totals.counts.get("duty", 0)}
    times, days = [float(out.get(state, 0)) for state in TIMES], [out.get(state, 0) / 2 for state in DAYS]
    return [totals.due / 2, totals.came / 2, *times, *days]


def circular_paper(organ: Unit, month: Period, lines: Sequence[tuple[str, Totals]], whole: Totals) -> Paper:
    """The circular of a month (考勤情况通报): departments and the whole."""
    name = name_in_paper(organ, month.last)
    paper = Paper(f"关于{month.label}考勤情况的通报", under_title=[name])
    rate = f"，出勤率 {whole.rate:.1f}%" if whole.rate is not None else ""
    paper.body(f"现将{month.label}考勤情况通报如下{rate}：")
    rows = [(label, *map(_number, figures_of(totals))) for label, totals in (*lines, ("合计", whole))]
    paper.table(Table(("部室", *FIGURES), rows, widths=WIDTHS, figures=frozenset(range(1, len(FIGURES) + 1))))
    paper.body(
        "迟到、早退、缺卡为次数，其余为天数。应到等于实到、缺勤、请假、外出、培训之和；迟到、早退、缺卡包含在实到内。"
    )
    paper.signature = Signature(name, month.last)
    return paper


def sheet_rows(rows: Iterable[tuple[Staff, Totals]]) -> Iterable[Row]:
    """The rows of the workbook, one for each person."""
    for staff, totals in rows:
        figures = {f"f{at}": f"{value:.1f}" for at, value in enumerate(figures_of(totals))}
        yield {"number": staff.number, "name": staff.name, **figures}


def _number(value: float) -> str:
    return f"{value:g}"
