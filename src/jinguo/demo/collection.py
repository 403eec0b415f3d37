"""The collections of the demonstration: the year 2025 from empty to published, and 2026 still open.

Every value is invented and its source says so (演示数据). One unit is late, one return comes back with a reason, one
leap is explained, one value is corrected after the lock.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django.core.files.base import ContentFile
from django.db.models import QuerySet

from jinguo.base.sheets import importing
from jinguo.committee.collection import services
from jinguo.committee.collection.models import Cell, CollectionRound, Return
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.models import Outline
from jinguo.demo.collected import TO_COUNTIES, also_asked, before_csv, edits_of
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.models import Staff

OFFICE = "妇儿工委办/主任"
FIRST, SECOND = "2025年度两纲监测数据（演示数据）", "2026年度两纲监测数据（演示数据）"
OUTLINES = ("women_2021_2030", "children_2021_2030")
SCAN = b"%PDF-1.4\n% \xe6\xbc\x94\xe7\xa4\xba\xe6\x95\xb0\xe6\x8d\xae\n%%EOF\n"
LATE, RETURNED = "市财政局", "市民政局"
DUE = date(2026, 3, 31)
NEXT_DUE = date(2027, 1, 31)
FILLING = (("市教育局", 5), ("市卫生健康委员会", 9), ("晋江市妇联", 6), ("惠安县妇联", 2))  # unit, cells filled so far
CORRECTED = ("市教育局", "retention")


def happenings() -> Iterator[Happening]:
    """A round of each year."""
    yield Happening(date(2026, 1, 28), "导入2024年两纲监测数据", _import_before)
    yield Happening(date(2026, 1, 29), "起草2025年度数据采集", _draft)
    yield Happening(date(2026, 2, 2), "2025年度数据采集开始", _open)
    yield Happening(date(2026, 3, 18), "县（市、区）提交数据", partial(_hand_in, kind="federation"))
    yield Happening(date(2026, 3, 25), "成员单位提交数据", partial(_hand_in, kind="member_unit"))
    yield Happening(date(2026, 3, 30), "退回一份填报表", _send_back)
    yield Happening(date(2026, 4, 2), "修改后重新提交", _again)
    yield Happening(date(2026, 4, 3), "转入集中审核", partial(_step, services.review))
    yield Happening(date(2026, 4, 7), "迟报的提交", _hand_in_late)
    yield Happening(date(2026, 4, 10), "审核通过", _accept)
    yield Happening(date(2026, 4, 15), "锁定", partial(_step, services.lock))
    yield Happening(date(2026, 4, 20), "发布2025年度数据", partial(_step, services.publish))
    yield Happening(date(2026, 4, 27), "申请更正", _ask)
    yield Happening(date(2026, 4, 28), "同意更正", _approve)
    yield Happening(date(2026, 12, 7), "2026年度数据采集开始", _open_next)
    yield Happening(date(2026, 12, 21), "部分单位开始填报", _begin_next)


def _import_before(world: World) -> None:
    """The city's figures of the year before, so that a leap can be told."""
    importing.commit(ObservationImporter(), before_csv(), by=world.staff[OFFICE], name="2024年监测数据.csv")


def _draft(world: World) -> None:
    _made(world, FIRST, 2025, DUE, "泉妇儿工委办〔2026〕3号")


def _made(world: World, title: str, year: int, due: date, paper: str) -> CollectionRound:
    """A round of both outlines and of a few more indicators; what nobody reports is left out."""
    by = world.staff[OFFICE]
    note = "市级数由主管单位报，标明的指标各县（市、区）报本地的数；没有数据的填“暂无”并说明原因。"
    found = services.make_round(
        world.units["市妇儿工委"],
        by=by,
        title=title,
        year=year,
        due=due,
        paper=paper,
        note=note,
        outlines=list(Outline.objects.filter(code__in=OUTLINES)),
    )
    owned = [one.indicator for one in found.items.select_related("indicator") if not one.is_unowned]
    services.choose(found, by=by, indicators=[*owned, *also_asked()])
    for item in found.items.filter(indicator__code__in=TO_COUNTIES).select_related("indicator", "unit", "round"):
        groups, counted = item.group_codes, item.with_counts
        services.edit_item(item, by=by, counties="report", unit=item.unit, groups=groups, with_counts=counted)
    return found


def _open(world: World) -> None:
    services.open_round(_round(FIRST), by=world.staff[OFFICE])


def _hand_in(world: World, kind: str) -> None:
    """Everybody of a kind fills in, attaches the stamped scan and submits; one is late."""
    for sheet in _sheets(FIRST).filter(unit__kind=kind):
        if sheet.unit.label == LATE:
            continue
        _submit(world, sheet)


def _hand_in_late(world: World) -> None:
    _submit(world, _sheets(FIRST).get(unit__name=LATE))


def _submit(world: World, sheet: Return) -> None:
    """Filled in, submitted and seen through in the unit: those of one account do it with their stamp."""
    by = _reporter(world, sheet)
    services.fill(sheet, edits_of(_cells(sheet), 2025), by=by)
    services.submit(sheet, by=by, papers=[ContentFile(SCAN, "盖章扫描件（演示）.pdf")])
    services.check(sheet, by=by, note="已盖章")


def _send_back(world: World) -> None:
    sheet = _sheets(FIRST).get(unit__name=RETURNED)
    reason = "居委会主任中女性比例请按换届后的数核对"
    services.send_back(sheet, by=world.staff[OFFICE], reason=reason)


def _again(world: World) -> None:
    sheet = _sheets(FIRST).get(unit__name=RETURNED)
    by, cell = _reporter(world, sheet), _cells(sheet)[0]
    edit = services.Edit(str(cell.pk), cell.text, cell.version, "已按换届后的名册核对，数不变")
    services.fill(sheet, [edit], by=by)
    services.submit(sheet, by=by)
    services.check(sheet, by=by, note="已盖章")


def _accept(world: World) -> None:
    for sheet in _sheets(FIRST).filter(state="checked"):
        services.accept(sheet, by=world.staff[OFFICE])


def _step(act: Callable[..., CollectionRound], world: World) -> None:
    act(_round(FIRST), by=world.staff[OFFICE])


def _ask(world: World) -> None:
    unit, code = CORRECTED
    cell = Cell.objects.get(sheet__round__title=FIRST, sheet__unit__name=unit, indicator__code=code, part="value")
    facts = {"reason": "原数漏了民办学校的在校生", "paper": "泉教函〔2026〕21号（演示）"}
    services.ask_correction(cell, by=_reporter(world, cell.sheet), new_text="99.2", **facts)


def _approve(world: World) -> None:
    correction = Cell.objects.get(corrections__state="asked").corrections.get()
    services.approve(correction, by=world.staff[OFFICE], answer="同意，原数保留")


def _open_next(world: World) -> None:
    found = _made(world, SECOND, 2026, NEXT_DUE, "泉妇儿工委办〔2026〕31号")
    services.open_round(found, by=world.staff[OFFICE])


def _begin_next(world: World) -> None:
    for label, size in FILLING:
        sheet = next(one for one in _sheets(SECOND) if one.unit.label == label)
        services.fill(sheet, edits_of(_cells(sheet), 2026)[:size], by=_reporter(world, sheet))


def _round(title: str) -> CollectionRound:
    return CollectionRound.objects.get(title=title)


def _sheets(title: str) -> QuerySet[Return]:
    rows = Return.objects.filter(round__title=title).select_related("round__committee__region", "unit__region")
    return rows.order_by("unit__order", "unit__code")


def _cells(sheet: Return) -> list[Cell]:
    return list(Cell.objects.filter(sheet=sheet).select_related("indicator", "region").order_by("pk"))


def _reporter(world: World, sheet: Return) -> Staff:
    """The liaison of a bureau, the officer of a county."""
    label = sheet.unit.label
    found: Staff = world.staff.get(f"{label}/联络员") or world.staff[f"{label}/专干"]
    return found
