"""The table of regions and the statistical tables (统计报表) as workbooks to read and print."""

from collections.abc import Iterator, Sequence

from jinguo.base.sheets.booklet import Leaf
from jinguo.committee.atlas.heat import Cell, Heat, Row
from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.screens import by_domain
from jinguo.org.structure.models import Region
from jinguo.rules.outlines import DISAGGREGATIONS
from jinguo.rules.progress.naming import UNCONFIRMED

LIGHTS = ("灯", "值", "理由")
NAMES = (14, 8, 8, 8, 10)
SERIES = ("目标", "单位", "分组", "基期", "目标值", "结论")
SERIES_WIDTHS = (34, 9, 8, 14, 14, 12)


def file_name(heat: Heat) -> str:
    """What the workbook of the table is called."""
    return f"{heat.outline}{heat.year}年地区对照.xlsx"


def heat_leaves(heat: Heat) -> Iterator[Leaf]:
    """The table: values, lights, and every reason; a note says how the index came about."""
    title = f"{heat.outline}　{heat.area.region}　{heat.year}年"
    heads = [f"{one.title}（{one.unit}）" if one.unit else one.title for one in heat.targets]
    rows = [*heat.rows, *([heat.whole] if heat.whole else [])]
    fixed = ("地区", "达标率", "综合指数", "位次", "位次变动")
    notes = [f"方法：{heat.outline.get_method_display()}", heat.weighing.words, heat.set_aside, _unranked(heat)]
    table = [[*_told(row), *(_number(cell) for cell in row.cells)] for row in rows]
    yield Leaf(f"{title}　监测值", [*fixed, *heads], table, [one for one in notes if one], NAMES)
    lights = [[row.place.name, *(cell.word for cell in row.cells)] for row in rows]
    yield Leaf(f"{title}　结论", ["地区", *heads], lights, widths=NAMES[:1])
    reasons = [
        [row.place.name, cell.line.target.title, cell.word, cell.value, cell.because]
        for row in rows
        for cell in row.cells
    ]
    yield Leaf(f"{title}　理由", ["地区", "目标", "结论", "监测值", "理由"], reasons, widths=(14, 30, 10, 10, 80))


def series_leaves(outline: Outline, place: Region, told: Sequence[Line]) -> Iterator[Leaf]:
    """One sheet a domain: targets by years in one region, with the sources numbered below and the notes."""
    for title, lines in by_domain(told, outline):
        years = sorted({year for line in lines for year in _years(line)})
        sources: list[str] = []
        rows = [_series_row(line, years, sources) for line in lines]
        notes = [f"{outline}　{place}　{title}", *_notes(lines)]
        notes += [f"[{number}] {words}" for number, words in enumerate(sources, 1)]
        heads = [*SERIES, *(f"{year}年" for year in years), "来源"]
        widths = (*SERIES_WIDTHS, *(9 for _ in years), 16)
        yield Leaf(title, heads, rows, notes, widths)


def _told(row: Row) -> list[object]:
    index = None if row.index.value is None else round(float(row.index.value), 1)
    rank = row.rank.rank if row.rank else None
    return [row.place.name, row.rate.words, index, rank, row.movement]


def _number(cell: Cell) -> object:
    published = cell.line.published
    return published.adopted.value if published else "未报"


def _unranked(heat: Heat) -> str:
    verdict = heat.indices.may_rank
    return "" if verdict.ok else f"不排位次：{verdict.reason}"


def _years(line: Line) -> list[int]:
    found = line.shelf.years.get(line.key, {}) if line.key else {}
    return [year for year in found if line.target.outline.first - 1 <= year <= line.target.outline.last]


def _series_row(line: Line, years: Sequence[int], sources: list[str]) -> list[object]:
    target, base = line.target, line.case.base
    group = DISAGGREGATIONS.get(line.key[2], "") if line.key else ""
    values: list[object] = []
    cited: list[int] = []
    for year in years:
        published = line.shelf.year(line.key, year) if line.key else None
        values.append(published.adopted.value if published else None)
        if published:
            cited.append(_cite(published.adopted.source, sources))
    told = "".join(f"[{number}]" for number in dict.fromkeys(cited))
    began = f"{base.value}（{base.year}年）" if base else None
    return [target.title, target.unit, group, began, target.shown, line.verdict.title, *values, told]


def _cite(words: str, sources: list[str]) -> int:
    if words not in sources:
        sources.append(words)
    return sources.index(words) + 1


def _notes(lines: Sequence[Line]) -> Iterator[str]:
    """What has to be said of a sheet: what does not count and why, sources that differ, scopes that changed."""
    for line in lines:
        if line.left_out and line.target.as_rule.is_quantified:
            because = f"：{line.name.because}" if line.is_near and line.name else ""
            yield f"{line.target.title}：{line.left_out}，不计入达标率{because}"
        if line.target.is_unconfirmed and line.left_out != f"目标{UNCONFIRMED}":
            yield f"{line.target.title}：目标{UNCONFIRMED}"
        for year, one in sorted((line.shelf.years.get(line.key, {}) if line.key else {}).items()):
            if one.differs:
                yield f"{line.target.title} {year}年：{one.differs}"
