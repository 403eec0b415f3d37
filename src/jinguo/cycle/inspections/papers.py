"""The results of an inspection as an official document (GB/T 9704)."""

from jinguo.base import clock
from jinguo.base.papers import Paper, Signature, Table, to_docx
from jinguo.base.papers.numbering import day_words
from jinguo.cycle.inspections.models import Inspection
from jinguo.cycle.inspections.queries import to_recheck
from jinguo.cycle.inspections.results import results_table, site_results
from jinguo.org.structure.issuing import issuing_name

WIDTHS = (5, 2, 2, 2, 8, 2)
PROBLEM_HEADS = ("受检单位", "检查项", "发现的问题", "整改期限", "复查结果")
PROBLEM_WIDTHS = (5, 5, 8, 3, 3)


def results_as_word(inspection: Inspection) -> bytes:
    """The Word file of the results; the same inspection gives the same bytes."""
    return to_docx(results_paper(inspection))


def results_paper(inspection: Inspection) -> Paper:
    """The results before they have a look: what the group says, each place in figures, each problem."""
    paper = Paper(f"{inspection.title}情况")
    group = "、".join(str(one) for one in inspection.team())
    paper.body(
        f"{day_words(inspection.day)}起，由{group}组成督查组，开展{inspection.get_kind_display()}。现将情况汇总如下。"
    )
    for line in inspection.summary.splitlines():
        if line.strip():
            paper.body(line.strip())
    table = results_table(inspection)
    if table.rows:
        paper.heading("检查结果")
        paper.table(Table(table.heads, table.rows, widths=WIDTHS))
        for one in site_results(inspection):
            paper.body(
                "；".join(words for words in (f"{one.site}：{one.result.because}", one.evidence_words) if words) + "。"
            )
    _add_problems(paper, inspection)
    paper.signature = Signature(issuing_name(inspection.unit, clock.today(), inspection), clock.today())
    return paper


def _add_problems(paper: Paper, inspection: Inspection) -> None:
    rows = [
        (
            str(one.inspected),
            str(one.item),
            one.text,
            day_words(one.due) if one.due and one.needs_rectification else "—",
            one.get_recheck_display() or ("未复查" if one.needs_rectification else "—"),
        )
        for one in to_recheck(inspection)
    ]
    if rows:
        paper.heading("存在问题和整改")
        paper.table(Table(PROBLEM_HEADS, rows, widths=PROBLEM_WIDTHS))
