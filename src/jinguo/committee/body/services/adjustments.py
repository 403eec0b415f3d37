"""Adjustments of a committee: which units come and which go, by one document, in one transaction."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.moves import act, demand
from jinguo.committee.body.models import Adjustment, Membership
from jinguo.committee.body.permissions import may_keep
from jinguo.committee.body.services.days import demand_day
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def adjust(
    committee: Unit,
    *,
    by: Staff,
    number: str,
    title: str,
    day: date,
    kind: str = "adjusting",
    note: str = "",
    joining: Sequence[Unit] = (),
    leaving: Sequence[Membership] = (),
    papers: Sequence[File] = (),
) -> Adjustment:
    """Enter a document that brings and takes member units from its day on. Raises Refused, ValidationError.

    History is written in any order; what joins is a member from `day` on, what leaves was one until the day before.
    """
    demand(may_keep(by, committee), act="adjustment.record", row=committee)
    demand_day("day", day, "生效日")
    row = Adjustment(committee=committee, kind=kind, number=number.strip(), title=title.strip(), day=day)
    row.note, row.entered_on = note.strip(), clock.today()
    row.full_clean()
    row.save()
    _let_go(row, leaving)
    _take_in(row, joining)
    for upload in papers:
        files.keep(row, upload, by=by)
    audit.record("adjustment.record", row, by=by, note=f"加入 {len(joining)} 个，退出 {len(leaving)} 个")
    return row


@transaction.atomic
def edit_membership(membership: Membership, *, by: Staff, duty: str, asks_group: bool) -> Membership:
    """Say what a member unit is responsible for, and whether it must have a group of its own. Raises Refused."""
    verdict = may_keep(by, membership.committee)
    return act("membership.edit", membership, by=by, verdict=verdict, duty=duty.strip(), asks_group=asks_group)


def _take_in(row: Adjustment, units: Sequence[Unit]) -> None:
    running = Membership.objects.on(row.day).filter(committee=row.committee, unit__in=units).select_related("unit")
    _refuse("joining", [str(one.unit) for one in running], "已经是成员单位，请从“加入”中去掉")
    later = Membership.objects.filter(committee=row.committee, unit__in=units, first_day__gt=row.day)
    _refuse(
        "joining", [str(one.unit) for one in later.select_related("unit")], "在这一天以后已有加入记录，请核对生效日"
    )
    _refuse("joining", [str(unit) for unit in units if not unit.stands_on(row.day)], "在这一天还未成立或已撤销，请另选")
    Membership.objects.bulk_create(
        [Membership(committee=row.committee, unit=unit, first_day=row.day, came_by=row) for unit in units]
    )


def _let_go(row: Adjustment, members: Sequence[Membership]) -> None:
    late = [str(one.unit) for one in members if one.committee_id != row.committee_id or one.last_day is not None]
    _refuse("leaving", late, "已不是成员单位，请刷新后再选")
    _refuse(
        "leaving", [str(one.unit) for one in members if one.first_day >= row.day], "加入日不早于生效日，请核对生效日"
    )
    last = row.day - timedelta(days=1)
    held = Membership.objects.filter(pk__in=[one.pk for one in members])
    held.update(last_day=last, went_by=row)


def _refuse(field: str, names: Sequence[str], why: str) -> None:
    if names:
        raise ValidationError({field: f"{'、'.join(names)}{why}。"})
