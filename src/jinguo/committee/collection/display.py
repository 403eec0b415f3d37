"""How rounds and returns are shown: headline numbers, and the grids of a return."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from django.urls import reverse
from django.utils.timezone import localtime

from jinguo.base.web.cells import Cell as Drawn
from jinguo.base.web.cells import CellGrid, ColumnHead, RowHead
from jinguo.base.web.components import Event, Figure
from jinguo.committee.collection.models import Cell, Return, RoundItem
from jinguo.org.structure.models import Staff
from jinguo.rules.collecting import PARTS, Finding
from jinguo.rules.collecting.cell import limits
from jinguo.rules.collecting.reading import MISSING

FILLED = "填写"  # what the trail calls a save of cells
CORNER_REGIONS, CORNER_INDICATORS = "地区", "指标"
BY_COUNTY, COUNTIES_REPORT = "（含各县、市、区）", "各县（市、区）"
Asked = tuple[str, list[RoundItem]]  # who reports, in words, and what
WORDS = tuple(sorted(MISSING))


def figures_of(sheets: Sequence[Return]) -> list[Figure]:
    """How many units are asked, have handed in, stand accepted, are late; how many cells are empty."""
    codes = [one.standing.code for one in sheets]
    handed = sum(code in ("submitted", "checked", "accepted") for code in codes)
    empty = sum(one.owed - one.filled for one in sheets)  # type: ignore[attr-defined]
    owed = sum(one.owed for one in sheets)  # type: ignore[attr-defined]
    late = "缺报" if "closed" in codes else "逾期"
    return [
        Figure("填报单位", str(len(sheets)), "个"),
        Figure("已提交", str(handed), "个", remark=f"退回 {codes.count('returned')} 个" if "returned" in codes else ""),
        Figure("已审核", str(codes.count("accepted")), "个"),
        Figure(late, str(sum(code in ("overdue", "closed") for code in codes)), "个"),
        Figure("没有填的格", str(empty), "格", remark=f"应填 {owed} 格"),
    ]


def asked_of(items: Iterable[RoundItem]) -> list[Asked]:
    """What is asked of each unit and of the counties, in the order of the units."""
    found: dict[str, list[RoundItem]] = defaultdict(list)
    ordered = sorted(items, key=lambda one: (one.unit is None, one.unit.order if one.unit else 0))
    for one in ordered:
        if one.unit:
            found[f"{one.unit.label}{BY_COUNTY if one.counties == 'unit' else ''}"].append(one)
    found |= {COUNTIES_REPORT: [one for one in ordered if one.counties == "report"]}
    return [(reporter, asked) for reporter, asked in found.items() if asked]


def asked_apart(items: Iterable[RoundItem], sheets: Iterable[Return]) -> tuple[list[Asked], list[Asked]]:
    """What is asked of those whose returns a reader sees, and of the others."""
    units = [one.unit for one in sheets]
    own = {words for unit in units for words in (unit.label, f"{unit.label}{BY_COUNTY}")}
    own |= {COUNTIES_REPORT} if any(unit.kind != "member_unit" for unit in units) else set()
    found = asked_of(items)
    return [one for one in found if one[0] in own], [one for one in found if one[0] not in own]


def grids_of(
    sheet: Return, cells: Sequence[Cell], findings: Iterable[Finding], reader: Staff, *, is_open: bool
) -> list[tuple[str, CellGrid]]:
    """The cells as tables to fill in: one with a row a region where there are several, one with a row an indicator."""
    remarks: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        if one.is_open:
            remarks[one.key].append(one)
    many = _of_many_regions(cells)
    spread, single = (
        [one for one in cells if one.indicator_id in many],
        [one for one in cells if one.indicator_id not in many],
    )
    facts = {"save_url": reverse("collection:save", args=[sheet.pk])}
    found = []
    for code, title, mine, lay in (
        ("i", CORNER_INDICATORS, single, _by_indicator),
        ("r", CORNER_REGIONS, spread, _by_region),
    ):
        if mine:
            rows, columns, places = lay(mine)
            drawn = {place: _drawn(cell, remarks[str(cell.pk)], is_open=is_open) for place, cell in places.items()}
            key = f"collection-{sheet.pk}-{code}-{reader.pk}"
            found.append((code, CellGrid(rows, columns, drawn, draft_key=key, corner=title, words=WORDS, **facts)))
    return found


def runs(events: Iterable[Event]) -> list[Event]:
    """The trail of a return; what one person saved on one day, cell by cell, is one line with the number of times."""
    found: list[Event] = []
    for (_, what, _), group in groupby(events, key=lambda one: (one.who, one.what, _day_of(one))):
        lines = list(group)
        is_run = what == FILLED and len(lines) > 1
        found += [replace(lines[-1], detail=f"保存 {len(lines)} 次")] if is_run else lines
    return found


def _day_of(event: Event) -> object:
    return event.when if isinstance(event.when, str) else localtime(event.when).date()


Laid = tuple[list[RowHead], list[ColumnHead], Mapping[tuple[str, str], Cell]]


def _of_many_regions(cells: Iterable[Cell]) -> set[int]:
    """The indicators that are asked of more than one region."""
    regions: dict[int, set[int]] = {}
    for one in cells:
        regions.setdefault(one.indicator_id, set()).add(one.region_id)
    return {pk for pk, found in regions.items() if len(found) > 1}


def _by_indicator(cells: Sequence[Cell]) -> Laid:
    """A row an indicator and group; columns are the value and, where asked for, its counts."""
    rows: dict[str, RowHead] = {}
    places = {}
    for one in cells:
        key = f"{one.indicator_id}.{one.disaggregation}"
        rows.setdefault(key, RowHead(key, _title(one), _hint(one)))
        places[key, one.part] = one
    asked = {part for _, part in places}
    return [*rows.values()], [ColumnHead(part, title) for part, title in PARTS.items() if part in asked], places


def _by_region(cells: Sequence[Cell]) -> Laid:
    """A row a region; columns are indicators, groups and counts."""
    rows: dict[str, RowHead] = {}
    columns: dict[str, ColumnHead] = {}
    places = {}
    for one in cells:
        key = f"{one.indicator_id}.{one.disaggregation}.{one.part}"
        title = _title(one) if one.part == "value" else f"{_title(one)}　{PARTS[one.part]}"
        unit = one.indicator.unit if one.part == "value" else ""
        columns.setdefault(key, ColumnHead(key, title, unit, _definition(one)))
        rows.setdefault(str(one.region_id), RowHead(str(one.region_id), one.region.name))
        places[str(one.region_id), key] = one
    return [*rows.values()], [*columns.values()], places


def _drawn(cell: Cell, found: Sequence[Finding], *, is_open: bool) -> Drawn:
    lowest, highest = ("" if one is None else str(one) for one in limits(cell.entry(None)))
    return Drawn(
        str(cell.pk),
        cell.text,
        cell.version,
        is_locked=not is_open,
        remark="；".join(one.words for one in found),
        is_hard=any(one.is_hard for one in found),
        comment=cell.comment,
        missing=not cell.text,
        lowest=lowest,
        highest=highest,
    )


def _title(one: Cell) -> str:
    group = "" if one.disaggregation == "total" else f"（{one.get_disaggregation_display()}）"
    return f"{one.indicator.title}{group}"


def _hint(one: Cell) -> str:
    unit = one.indicator.unit
    return f"{unit}　{_definition(one)}".strip() if _definition(one) else unit


def _definition(one: Cell) -> str:
    indicator = one.indicator
    return f"{indicator.numerator} ÷ {indicator.denominator}" if indicator.denominator else indicator.numerator
