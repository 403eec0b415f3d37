"""A round is made: for which year, which indicators, and of whom each is asked."""

from collections.abc import Collection, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.committee.body.queries import members_on
from jinguo.committee.collection.models import CollectionRound, RoundItem
from jinguo.committee.collection.permissions import may_edit, may_edit_item, may_make
from jinguo.committee.outlines.models import Indicator, Outline
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.rules.collecting import suggested_unit, usual_group
from jinguo.rules.outlines import DISAGGREGATIONS

COUNTED = frozenset({"‰", "/万", "/10万"})  # rates of few cases, which tell little without the counts that made them


@transaction.atomic
def make_round(
    committee: Unit,
    *,
    by: Staff,
    title: str,
    year: int,
    due: date,
    paper: str = "",
    note: str = "",
    outlines: Collection[Outline] = (),
    asks_counties: bool = False,
) -> CollectionRound:
    """Make a round (起草) that asks for every indicator of some outlines, each of the unit that its definition names.

    Raises Refused; ValidationError for a year that is still to come or a title that is taken.
    """
    demand(may_make(by, committee), act="collectionround.draft", row=committee)
    facts = {"title": title.strip(), "year": year, "due": due, "paper": paper.strip(), "note": note.strip()}
    row = CollectionRound(committee=committee, unit=_keeper(by), **facts)
    _demand_sound(row)
    row.save()
    wanted = Indicator.objects.filter(targets__outline__in=outlines).distinct()
    items = _items(row, wanted, asks_counties=asks_counties)
    audit.record("collectionround.draft", row, by=by, note=f"指标 {len(items)} 个")
    return row


@transaction.atomic
def edit_round(found: CollectionRound, *, by: Staff, seen: int, **facts: object) -> CollectionRound:
    """Change title, year, day, paper or note of a draft. Raises Refused, Stale, ValidationError."""
    row = locked(found, seen)
    demand(may_edit(by, row), act="collectionround.edit", row=row)
    changes = {name: (getattr(row, name), value) for name, value in facts.items() if getattr(row, name) != value}
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    row.version += 1
    _demand_sound(row)
    row.save()
    audit.record("collectionround.edit", row, by=by, changes=changes)
    return row


@transaction.atomic
def choose(found: CollectionRound, *, by: Staff, indicators: Collection[Indicator]) -> list[RoundItem]:
    """Let a draft ask for exactly these indicators; those that stay keep whom they are asked of. Raises Refused."""
    row = locked(found)
    demand(may_edit(by, row), act="collectionround.choose", row=row)
    wanted = {one.pk: one for one in indicators}
    dropped, _ = row.items.exclude(indicator__in=wanted).delete()
    known = set(row.items.values_list("indicator", flat=True))
    asks = row.items.filter(counties="report").exists()
    added = _items(row, [one for pk, one in wanted.items() if pk not in known], asks_counties=asks)
    audit.record("collectionround.choose", row, by=by, note=f"增加 {len(added)} 个指标，去掉 {dropped} 个")
    return added


@transaction.atomic
def edit_item(
    item: RoundItem, *, by: Staff, unit: Unit | None, counties: str, groups: Sequence[str], with_counts: bool
) -> RoundItem:
    """Say of whom an indicator is asked, and in which detail. Raises Refused, ValidationError."""
    row = locked(item)
    demand(may_edit_item(by, row), act="rounditem.edit", row=row)
    chosen = ",".join(code for code in DISAGGREGATIONS if code in groups)
    facts = {"unit": unit, "counties": counties, "groups": chosen, "with_counts": with_counts}
    changes = {name: (str(getattr(row, name)), str(value)) for name, value in facts.items()}
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    audit.record("rounditem.edit", row, by=by, changes=changes)
    return row


def _items(row: CollectionRound, indicators: Collection[Indicator], *, asks_counties: bool) -> list[RoundItem]:
    units = {one.unit.name: one.unit for one in members_on(row.committee, clock.today())}
    items = [
        RoundItem(
            round=row,
            indicator=one,
            unit=units.get(suggested_unit(one.department, units)),
            counties="report" if asks_counties else "none",
            groups=usual_group(one.title),
            with_counts=one.unit in COUNTED,
        )
        for one in indicators
    ]
    return RoundItem.objects.bulk_create(items)


def _keeper(by: Staff) -> Unit:
    """The organ that keeps what comes of a round: the maker's own."""
    department = by.department_on(clock.today())
    if department is None:
        raise ValidationError("您今天没有任职部室，请系统管理员先登记任职。")
    return organ_of(department)


def _demand_sound(row: CollectionRound) -> None:
    row.full_clean()
    if row.year > clock.today().year:
        raise ValidationError({"year": "数据年份不能晚于今年。"})
