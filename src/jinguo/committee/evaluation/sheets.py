"""The table of results (评估结果) in Excel: every participant with the parts of her score and why."""

from decimal import Decimal
from io import BytesIO

from jinguo.base.sheets.writing import CellFormats, header_format, new_workbook, sheet_name, write_exactly
from jinguo.committee.evaluation.models import EvaluationRound
from jinguo.committee.evaluation.queries.results import Row, ranked, rows_of
from jinguo.rules.evaluation_round import PARTS

FIXED = ("序号", "参评单位", "得分", "自评", "未达标目标", "还缺什么", "说明")
WIDTHS = (6, 26, 9, 10, 12, 30, 60)


def results_book(row: EvaluationRound) -> bytes:
    """The workbook; the same results give the same bytes."""
    buffer = BytesIO()
    titles = [PARTS[one.code] for one in row.weights.all()]
    with new_workbook(buffer) as book:
        page = book.add_worksheet(sheet_name("评估结果"))
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.freeze_panes(1, 2)
        head, cells = header_format(book), CellFormats(book)
        for at, word in enumerate((*FIXED, *titles)):
            page.set_column(at, at, WIDTHS[at] if at < len(WIDTHS) else 12)
            page.write_string(0, at, word, head)
        for at, one in enumerate(ranked(rows_of(row)), 1):
            for column, value in enumerate(_cells(at, one, titles)):
                write_exactly(page, at, column, value, cells)
    return buffer.getvalue()


def _cells(number: int, one: Row, titles: list[str]) -> list[object]:
    parts = {part["title"]: part["points"] for part in one.parts}
    points = [Decimal(parts[title]) if parts.get(title, "—") != "—" else None for title in titles]
    state = str(one.participant.get_state_display())
    told: list[object] = [number, one.participant.title, one.points, state, one.facts.unreached]
    return [*told, one.lacking or "无", one.because, *points]
