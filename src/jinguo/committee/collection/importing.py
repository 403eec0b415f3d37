"""A return as a workbook (填报表): taken away with its indicators and definitions, filled in, brought in, taken back.

Whatever is wrong or odd is told at its row and column; what is odd and true is explained in the column 说明. An empty
cell leaves what stands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model

from jinguo.base.sheets import CellError, Column, Importer, Row, RowsRefused, Saved, Sheet
from jinguo.committee.collection import services
from jinguo.committee.collection.models import Cell, CellChange, Return
from jinguo.committee.collection.permissions import may_fill, may_read
from jinguo.committee.collection.queries import cells_of
from jinguo.org.structure.models import Staff
from jinguo.rules.collecting import PARTS, RULES
from jinguo.rules.outlines import DISAGGREGATIONS
from jinguo.rules.outlines.slips import wrong_unit
from jinguo.rules.verdict import Verdict, all_of

KIND = "collection_return"
NO_CONSOLE = (
    "填报表要由填报人本人签名，命令行不知道是谁。请填报人登录网页，打开填报表点“导入 Excel”上传，先试读再写入"
    "（表里多出的“填报表”一列删掉）：{places}。"
)
SHOWN_PLACES = 5
Key = tuple[str, str, str]  # indicator, region and group, in words


class ReturnImporter(Importer):
    """One return, or, where none is named, any that its row names."""

    kind = KIND
    shown_only = frozenset({"unit", "definition"})

    def __init__(self, sheet: Return | None = None) -> None:
        self.bound = sheet

    @property
    def sheet(self) -> Sheet:
        """One row a value: what it is about is locked, value, counts and explanation are filled in."""
        named = (
            () if self.bound else (Column("sheet", "填报表", "choice", required=True, choices=_open_sheets, width=30),)
        )
        return Sheet(KIND, "填报表", (*named, *_columns()))

    def save(self, rows: Sequence[Row], *, by: Staff | None) -> list[Saved]:
        """All rows or none."""
        if by is None:
            raise RowsRefused([CellError(0, "", "", NO_CONSOLE.format(places=self._places(rows)))])
        by_sheet: dict[str, list[Row]] = {}
        for row in rows:
            by_sheet.setdefault(row.get("sheet") or "", []).append(row)
        saved, errors = [], []
        for key, mine in by_sheet.items():
            found = self.bound or Return.objects.select_related("round__committee", "unit").get(pk=key)
            done, wrong = _Desk(found, mine).write(by)
            saved += done
            errors += wrong
        if errors:
            raise RowsRefused(errors)
        return saved

    def _places(self, rows: Sequence[Row]) -> str:
        """Where the returns of some rows are filled in, by their units and addresses."""
        keys = {row.get("sheet") or "" for row in rows}
        found = Return.objects.filter(pk__in=keys - {""}).select_related("unit").order_by("pk")
        sheets = [self.bound] if self.bound else list(found[:SHOWN_PLACES])
        more = "等" if len(keys) > len(sheets) else ""
        return "；".join(f"{one.unit.label} {one.get_absolute_url()}" for one in sheets) + more

    def save_row(self, row: Row, *, by: Staff | None) -> Saved:
        """A set of one."""
        return self.save([row], by=by)[0]

    def rows(self, *, by: Staff | None) -> Iterable[Mapping[str, Any]]:
        """The values of the return; without one those of every return within reach that is to be filled in."""
        if self.bound:
            return sheet_rows(self.bound)
        found = Return.objects.visible_to(by) if by else Return.objects.all()
        sheets = found.fillable().select_related("round", "unit").order_by("pk")
        return [{"sheet": str(one.pk), **row} for one in sheets for row in sheet_rows(one)]

    def remove(self, objects: Sequence[Model], *, by: Staff) -> None:
        """Let the cells stand again as they did."""
        services.take_back([one for one in objects if isinstance(one, CellChange)], by=by)

    def may_import(self, actor: Staff) -> Verdict:
        """Who fills the return in; without one it is asked of each row."""
        return may_fill(actor, self.bound) if self.bound else may_read(actor)

    def may_remove(self, obj: Any) -> Verdict:
        """Only while nobody has changed the cell since, and the return is open."""
        is_open = obj.cell.sheet.is_fillable
        return all_of(
            (obj.cell.version == obj.version, f"“{obj.cell}”导入后又改过"), (is_open, "填报表已提交或锁定，请先退回")
        )


class _Desk:
    """The rows of one return beside its cells."""

    def __init__(self, sheet: Return, rows: Sequence[Row]) -> None:
        self.sheet, self.rows = sheet, rows
        self.cells: dict[Key, dict[str, Cell]] = {}
        for one in cells_of(sheet):
            self.cells.setdefault(_key_of(one), {})[one.part] = one

    def write(self, by: Staff) -> tuple[list[Saved], list[CellError]]:
        """Write what is sound; everything that is not, at its cell."""
        errors = [error for row in self.rows for error in self._unknown(row)] or [*self._doubled()]
        if errors:
            return [], errors
        places = {key: place for row in self.rows for key, place in self._places(row)}
        filled = services.fill(self.sheet, [edit for row in self.rows for edit in self._edits(row)], by=by)
        wrong = [*filled.refused]
        wrong += [(one.key, f"{one.words}。") for _, found in (*filled.saved, *filled.beside) for one in found]
        errors = [_at(*places[key], message) for key, message in wrong if key in places]
        return ([] if errors else self._saved(filled, places)), errors

    def _unknown(self, row: Row) -> Iterator[CellError]:
        parts = self.cells.get(_key(row))
        if parts is None:
            yield _at(row, "指标", "这份填报表里没有这个指标、地区和分组，请用本表导出的模板填写。", row["indicator"])
            return
        one = next(iter(parts.values()))
        if row["year"] is not None and str(row["year"]) != one.period:
            year = RULES["year"].title
            yield _at(row, "年份", f"{year}：这一轮收 {one.period} 年的数，请核对。", str(row["year"]))
        if words := wrong_unit(one.indicator.as_rule, row["unit"] or ""):
            yield _at(row, "计量单位", f"单位：{words}。", row["unit"])
        for part, title in PARTS.items():
            if row[part] and part not in parts:
                yield _at(row, title, f"这个指标不收{title}，请空着。", row[part])

    def _doubled(self) -> Iterator[CellError]:
        seen = Counter(_key(row) for row in self.rows)
        for row in self.rows:
            if seen[_key(row)] > 1:
                yield _at(
                    row, "指标", f"重复：同一指标、地区和分组有 {seen[_key(row)]} 行，请只留一行。", row["indicator"]
                )

    def _places(self, row: Row) -> Iterator[tuple[str, tuple[Row, str]]]:
        """Where each cell of a row stands: the row and the header."""
        for part, cell in self.cells[_key(row)].items():
            yield str(cell.pk), (row, PARTS[part])

    def _edits(self, row: Row) -> Iterator[services.Edit]:
        """The filled-in cells of a row; its explanation goes with the value."""
        for part, cell in self.cells[_key(row)].items():
            comment = row["comment"] if part == "value" else None
            if row[part] or comment:
                yield services.Edit(str(cell.pk), row[part] or cell.text, cell.version, comment or None)

    def _saved(self, filled: services.Filled, places: Mapping[str, tuple[Row, str]]) -> list[Saved]:
        """A row's changes; a row that changed nothing stands for its first cell."""
        changed = [Saved(places[str(one.cell_id)][0]["_row"], one) for one in filled.changes]
        rows = {one.row for one in changed}
        same = [
            Saved(row["_row"], next(iter(self.cells[_key(row)].values())), created=False, changed=False)
            for row in self.rows
            if row["_row"] not in rows
        ]
        return [*changed, *same]


def sheet_rows(sheet: Return) -> Iterator[Row]:
    """The values of a return as rows of the table, each with what it is about."""
    found: dict[Key, dict[str, Cell]] = {}
    for one in cells_of(sheet):
        found.setdefault(_key_of(one), {})[one.part] = one
    for parts in found.values():
        one = next(iter(parts.values()))
        texts = {part: parts[part].text if part in parts else None for part in PARTS}
        yield {**_facts(one), **texts, "comment": one.comment}


def _facts(one: Cell) -> Row:
    indicator = one.indicator
    counted = f"{indicator.numerator} ÷ {indicator.denominator}{indicator.factor}" if indicator.denominator else ""
    return {
        "indicator": indicator.title,
        "region": one.region.name,
        "group": one.get_disaggregation_display(),
        "year": int(one.period),
        "unit": indicator.unit,
        "definition": counted or indicator.numerator or indicator.note,
    }


def _columns() -> Iterator[Column]:
    words = "、".join(DISAGGREGATIONS.values())
    yield Column("indicator", "指标", required=True, max_length=80, width=36, is_locked=True)
    yield Column("region", "地区", required=True, max_length=60, is_locked=True)
    yield Column("group", "分组", max_length=20, hint=f"{words}；空着是合计", width=8, is_locked=True)
    yield Column("year", "年份", "integer", minimum=1949, maximum=2100, width=8, is_locked=True)
    yield Column("unit", "计量单位", max_length=40, width=10, is_locked=True, hint="填了就核对，如把 ‰ 写成 % 会指出")
    yield Column("definition", "口径", max_length=2000, width=40, is_locked=True)
    hint = "只填数字；是 0 填 0，没有数据填“暂无”并在说明里写原因"
    for part, title in PARTS.items():
        yield Column(part, title, max_length=40, hint=hint)
    yield Column("comment", "说明", max_length=300, width=36, hint="变动大、没有数据等要说明的，写原因")


def _key_of(one: Cell) -> Key:
    return one.indicator.title, one.region.name, one.get_disaggregation_display()


def _key(row: Row) -> Key:
    group = row["group"] or DISAGGREGATIONS["total"]
    return row["indicator"], row["region"], DISAGGREGATIONS.get(group, group)


def _at(row: Row, header: str, message: str, value: str | None = None) -> CellError:
    part = next((name for name, title in PARTS.items() if title == header), "")
    return CellError(row["_row"], header, str(value if value is not None else row.get(part) or ""), message)


def _open_sheets() -> list[tuple[str, str]]:
    """The returns that are to be filled in, by their names."""
    return [(str(one.pk), str(one)) for one in Return.objects.fillable().select_related("unit", "round")]
