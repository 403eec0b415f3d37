"""What happens to units: opened, renamed, merged, moved, closed. The old rows stay, so that old reports stay true."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.org.structure.models import Region, Staff, Unit, UnitChange
from jinguo.org.structure.permissions import may_change_unit, may_keep_units
from jinguo.org.structure.pinyin import spell
from jinguo.rules.verdict import YES


@transaction.atomic
def open_unit(*, by: Staff | None, on: date | None = None, paper: str = "", **fields: Any) -> Unit:
    """Open a unit (成立); `fields` are those of `Unit`. Raises ValidationError, e.g. for a code that is taken."""
    demand(may_keep_units(by) if by else YES)
    pinyin, initials = spell(fields["name"])
    unit = Unit(**fields, opened=on, pinyin=pinyin, initials=initials)
    unit.full_clean()
    unit.save()
    _note(unit, "opened", on, by, paper, new_name=unit.name)
    return unit


@transaction.atomic
def rename_unit(unit: Unit, name: str, *, by: Staff | None, on: date, paper: str = "", short_name: str = "") -> Unit:
    """Give a unit a new name from a day on (更名); reports of earlier days keep the old one."""
    _demand_change(unit, by)
    _demand_day(unit, on, at_once=True)
    old = unit.name
    unit.name, unit.short_name = name, short_name or unit.short_name
    unit.pinyin, unit.initials = spell(name)
    unit.full_clean()
    unit.save()
    _note(unit, "renamed", on, by, paper, old_name=old, new_name=name)
    return unit


@transaction.atomic
def merge_unit(unit: Unit, into: Unit, *, by: Staff | None, on: date, paper: str = "") -> Unit:
    """Close a unit and name the one that goes on in its place (并入). Raises ValidationError for itself."""
    if unit == into:
        raise ValidationError({"into": "不能并入自己，请另选承接单位。"})
    _demand_standing("into", into, on)
    return _end(unit, "merged", by=by, on=on, paper=paper, successor=into)


@transaction.atomic
def close_unit(unit: Unit, *, by: Staff | None, on: date, paper: str = "") -> Unit:
    """Close a unit from a day on (撤销), with nobody in its place."""
    return _end(unit, "closed", by=by, on=on, paper=paper)


@transaction.atomic
def split_unit(unit: Unit, parts: list[dict[str, Any]], *, by: Staff | None, on: date, paper: str = "") -> list[Unit]:
    """Close a unit and open the ones that share its work (分设); each part's `fields` as in `open_unit`."""
    opened = [open_unit(by=by, on=on, paper=paper, **fields) for fields in parts]
    _end(unit, "split", by=by, on=on, paper=paper, successor=opened[0])
    for part in opened[1:]:
        _note(unit, "split", on, by, paper, successor=part)
    return opened


@transaction.atomic
def move_unit(unit: Unit, below: Unit, *, by: Staff | None, on: date, paper: str = "") -> Unit:
    """Hang a unit under another one (调整隶属). Raises ValidationError for itself and what is below it."""
    _demand_change(unit, by)
    _demand_day(unit, on, at_once=True)
    _demand_standing("below", below, on)
    if below.path.startswith(unit.path):
        raise ValidationError({"below": f"{below}就是它自己或它的下级，请另选上级。"})
    unit.move_below(below)
    for part in Unit.objects.filter(path__startswith=unit.path).order_by("path"):
        part.save()  # its organ may have changed with the place
    _note(unit, "moved", on, by, paper)
    return unit


def name_on(unit: Unit, day: date) -> str:
    """The name a unit bore on a day."""
    return names_on([(unit, day)])[unit, day]


def names_on(asked: Iterable[tuple[Unit, date]]) -> dict[tuple[Unit, date], str]:
    """The names that many units bore, each on a day; one query."""
    pairs = set(asked)
    renamed = UnitChange.objects.filter(kind="renamed", unit__in={unit for unit, _ in pairs}).order_by("-day", "-pk")
    later: dict[int, list[UnitChange]] = defaultdict(list)
    for change in renamed:
        later[change.unit_id].append(change)
    return {(unit, day): _name_before(unit, day, later[unit.pk]) for unit, day in pairs}


def region_of(unit: Unit) -> Region | None:
    """The region of a unit, or of the nearest unit above it that has one."""
    nearest: Unit | None = unit
    while nearest is not None and nearest.region is None:
        nearest = cast(Unit | None, nearest.parent)
    return nearest.region if nearest else None


def _name_before(unit: Unit, day: date, changes: list[UnitChange]) -> str:
    """Today's name taken back, the newest change first, as far as changes came after the day."""
    after = [change.old_name for change in changes if change.day > day]
    return after[-1] if after else unit.name


def _end(unit: Unit, kind: str, *, by: Staff | None, on: date, paper: str, successor: Unit | None = None) -> Unit:
    unit.refresh_from_db(from_queryset=Unit.objects.select_for_update(of=("self",)))  # a second click finds it closed
    _demand_change(unit, by)
    _demand_day(unit, on)
    if unit.children.filter(closed=None).exists():
        raise ValidationError(f"{unit.name}还有未撤销的下级，请先处理下级。")
    unit.closed = on
    unit.full_clean()
    unit.save()
    _note(unit, kind, on, by, paper, successor=successor)
    return unit


def _demand_change(unit: Unit, by: Staff | None) -> None:
    demand(may_change_unit(by, unit) if by else YES)


def _demand_day(unit: Unit, on: date | None, *, at_once: bool = False) -> None:
    """History is written forward. What changes the row `at_once` cannot be entered before its day."""
    last = unit.changes.last()
    if on and last and on < last.day:
        told = f"{_in_words(last.day)}已{last.get_kind_display()}，请填这一天或以后。"
        raise ValidationError({"on": told})
    if on and unit.opened and on <= unit.opened:
        raise ValidationError({"on": f"{_in_words(unit.opened)}才成立，请填以后的日期。"})
    if on and at_once and on > clock.today():
        raise ValidationError({"on": "还没到生效日。请在那一天或以后再来办，各处当天就换。"})


def _demand_standing(field: str, unit: Unit, on: date | None) -> None:
    if on and not unit.stands_on(on):
        raise ValidationError({field: f"{unit}在{_in_words(on)}还未成立或已撤销，请另选。"})


def _in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _note(unit: Unit, kind: str, on: date | None, by: Staff | None, paper: str, **facts: Any) -> None:
    if on is not None:
        UnitChange.objects.create(unit=unit, kind=kind, day=on, paper=paper, **facts)
    audit.record(f"unit.{kind}", unit, by=by, note=paper)
