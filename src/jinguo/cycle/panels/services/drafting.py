"""Preparing a panel: what it is, whom it is about, who takes part."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked
from jinguo.base.moves.subjects import point_at
from jinguo.cycle.panels.models import Panel, PanelSubject, Participant, RaterGroup
from jinguo.cycle.panels.permissions import may_begin, may_change
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES

BASICS = ("title", "text", "last_day", "scheme", "most", "trims", "purpose")


@transaction.atomic
def begin(
    kind: str,
    title: str,
    *,
    unit: Unit,
    last_day: date,
    by: Staff | None,
    about: models.Model | None = None,
    **basics: Any,
) -> Panel:
    """Begin a panel of an organ, still empty; `basics` are further fields of it (`BASICS`).

    `about` is the row of a higher room that it is held for. Raises Refused; ValidationError by field.
    """
    if by is not None:
        demand(may_begin(by, unit))
    panel = Panel(kind=kind, title=title, unit=unit, last_day=last_day, begun_by=by, **basics)
    point_at(panel, about)
    panel.full_clean()
    panel.save()
    audit.record("panel.begin", panel, by=by)
    return panel


@transaction.atomic
def change(panel: Panel, *, by: Staff | None, seen: int, **basics: Any) -> Panel:
    """Change what it is, by fields of `BASICS`. Raises Refused, Stale, ValidationError by field."""
    row = editable(panel, by=by, seen=seen)
    for name, value in basics.items():
        setattr(row, name, value)
    row.full_clean()  # before the database refuses: its constraints tell no field
    return act("panel.change", panel, by=by, verdict=YES, version=row.version + 1, **basics)


@transaction.atomic
def name_subjects(
    panel: Panel,
    *,
    by: Staff | None,
    seen: int,
    staff: Iterable[Staff] = (),
    units: Iterable[Unit] = (),
    names: Iterable[str] = (),
) -> Panel:
    """Say anew whom or what it is about: colleagues, departments, things by name. Raises Refused, Stale."""
    row = editable(panel, by=by, seen=seen)
    people = list(staff)
    row.subjects.all().delete()
    subjects = [PanelSubject(name=name, staff=one) for one, name in zip(people, _told_apart(people), strict=True)]
    subjects += [PanelSubject(name=unit.label, unit=unit) for unit in units]
    subjects += [PanelSubject(name=name) for name in dict.fromkeys(names)]
    for order, one in enumerate(subjects, 1):
        one.panel, one.order = row, order
        one.full_clean()
        one.save()
    return changed(panel, row, by=by, note=f"评议对象 {len(subjects)} 个")


@transaction.atomic
def name_participants(
    panel: Panel,
    people: Mapping[Staff, str],
    *,
    by: Staff | None,
    seen: int,
    weights: Mapping[str, Decimal] | None = None,
) -> Panel:
    """Say anew who takes part, each with her group of raters (empty for ballots and questionnaires), and how the
    groups weigh. Raises Refused, Stale, ValidationError.
    """
    row = editable(panel, by=by, seen=seen)
    today = clock.today()
    row.participants.all().delete()
    Participant.objects.bulk_create(
        Participant(panel=row, staff=one, unit=one.department_on(today), group=group) for one, group in people.items()
    )
    row.groups.all().delete()
    for group, weight in (weights or {}).items():
        weighed = RaterGroup(panel=row, group=group, weight=weight)
        weighed.full_clean()
        weighed.save()
    return changed(panel, row, by=by, note=f"参评人 {len(people)} 名")


def editable(panel: Panel, *, by: Staff | None, seen: int) -> Panel:
    """The locked row of a panel that may still be changed. Raises Refused, Stale."""
    row = locked(panel, seen)
    verdict = may_change(by, row) if by else YES
    demand(verdict, act="panel.change", row=row)
    return row


def changed(panel: Panel, row: Panel, *, by: Staff | None, note: str) -> Panel:
    """Count the change and put it on the trail."""
    return act("panel.change", panel, by=by, verdict=YES, note=note, version=row.version + 1)


def _told_apart(people: list[Staff]) -> list[str]:
    """Their names; namesakes with their numbers."""
    names = [one.name for one in people]
    return [one.name if names.count(one.name) == 1 else f"{one.name}（{one.number}）" for one in people]
