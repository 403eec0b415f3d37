"""The gallery's grid of cells: it answers as a form would and stores nothing."""

from django.urls import reverse

from jinguo.base.web.cells import Cell, CellEdit, CellGrid, ColumnHead, Refused, RowHead, Saved

COUNTIES = [
    "鲤城区",
    "丰泽区",
    "洛江区",
    "泉港区",
    "石狮市",
    "晋江市",
    "南安市",
    "惠安县",
    "安溪县",
    "永春县",
    "德化县",
]
COLUMNS = [
    ColumnHead("deaths", "孕产妇死亡率", "1/10万", "户籍人口口径"),
    ColumnHead("screened", "“两癌”筛查率", "%"),
    ColumnHead("schools", "托育机构", "个"),
    ColumnHead("homes", "妇女之家", "个"),
    ColumnHead("members", "女性村（居）委委员占比", "%"),
    ColumnHead("cases", "受理家暴投诉", "件"),
    ColumnHead("trained", "培训女性技能人才", "人次"),
    ColumnHead("lawyers", "法律援助女性", "人次"),
    ColumnHead("note", "情况说明"),
]
REMARK = "比上年 72.4 高出 20 以上，请说明原因"
TOO_MUCH = 90


def sample_grid() -> CellGrid:
    """Two counties filled in, one value that asks for an explanation, one that is none, one column locked."""
    rows = [RowHead(f"r{n}", name) for n, name in enumerate(COUNTIES)]
    cells = {(row.key, column.key): _cell(row, column) for row in rows for column in COLUMNS}
    del cells["r10", "lawyers"]
    return CellGrid(rows, COLUMNS, cells, reverse("web:gallery_cells"), "gallery", "县（市、区）")


def judged(edit: CellEdit) -> Saved | Refused:
    """What the gallery makes of a cell."""
    text = edit.text.replace(",", "")
    if edit.key.endswith(".note") or not text:
        return Saved(edit.key, edit.text, edit.version + 1)
    if not text.replace(".", "", 1).isdecimal():
        return Refused(edit.key, f"“{edit.text}”不是数字，请只填数字")
    is_odd = edit.key.endswith(".screened") and float(text) > TOO_MUCH
    return Saved(edit.key, text, edit.version + 1, REMARK if is_odd and not edit.comment else "")


def _cell(row: RowHead, column: ColumnHead) -> Cell:
    key = f"{row.key}.{column.key}"
    if column.key == "note":
        return Cell(key, "", 0, "text")
    if column.key == "homes":
        return Cell(key, str(20 + 3 * int(row.key[1:])), 3, is_locked=True)
    if key == "r0.screened":
        return Cell(key, "95.1", 1, remark=REMARK)
    if key == "r1.deaths":
        return Cell(key, "一例", 1, remark="不是数字，请只填数字", is_hard=True)
    text = str(60 + 2 * len(column.title)) if row.key in {"r0", "r1"} else ""
    return Cell(key, text, 1, missing=column.key != "cases", lowest="0", highest="100" if column.unit == "%" else "")
