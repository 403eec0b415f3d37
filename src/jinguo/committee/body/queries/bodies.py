"""Committees within reach, and what each was called on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from jinguo.base import clock
from jinguo.committee.body.models import BodyName, GroupSeat, Membership
from jinguo.committee.body.scope import KIND, committees_of, region_of_grant
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import NOTHING, grants_reading
from jinguo.org.structure.services.units import name_on


@dataclass(frozen=True)
class Body:
    """What a committee is called on a day and what its seal says; `named` is the row that says so, if any."""

    name: str
    short_name: str
    seal_text: str
    named: BodyName | None = None


def body_on(committee: Unit, day: date) -> Body:
    """The name and seal of a day; before its first entry, or without one, the name that the directory knew."""
    row = committee.body_names.filter(first_day__lte=day).first()
    if row:
        return Body(row.name, row.short_name or row.name, row.seal_text, row)
    name = name_on(committee, day)
    return Body(name, committee.label if name == committee.name else name, name)


def issuer_of(unit: Unit, about: Model | None, day: date) -> str | None:
    """The committee's name of a day for papers about it or its rows, and for all those of its office; else None."""
    committee = committee_for(unit, about, day)
    return body_on(committee, day).name if committee else None


def committee_for(unit: Unit, about: Model | None, day: date) -> Unit | None:
    """The committee whose paper it is: one about it or its rows, or any of its office; else None."""
    committee: Unit | None = (
        about if isinstance(about, Unit) and about.kind == KIND else getattr(about, "committee", None)
    )
    if committee is None and unit.kind == "committee_office":
        return committee_beside(unit, day)
    return committee


def committee_beside(unit: Unit, day: date) -> Unit | None:
    """The committee that stood on a day in the region of a unit, or of its organ."""
    region = unit.region or organ_of(unit).region
    return Unit.objects.filter(kind=KIND, region=region).standing_on(day).order_by("pk").first() if region else None


def outlines_issuer(organ: Unit, day: date) -> str:
    """Under which name papers about the outlines of an organ's region go out: the committee's, else the organ's."""
    committee = committee_beside(organ, day)
    return body_on(committee, day).name if committee else name_on(organ, day)


def committees_within(reader: Staff) -> QuerySet[Unit]:
    """The committees within a reader's reach that have not been closed, by their regions."""
    conditions = NOTHING
    for grant in grants_reading(reader, COMMITTEE, clock.today()):
        conditions |= committees_of(grant)
    rows = Unit.objects.filter(conditions, kind=KIND).standing_on(clock.today())
    return rows.select_related("region").order_by("region__code", "order", "pk")


def own_committee(reader: Staff) -> Unit | None:
    """The committee that a reader's page opens with: the one her unit sits in, else that of her own region."""
    rows = list(committees_within(reader))
    for grant in grants_reading(reader, COMMITTEE, clock.today()):
        region = region_of_grant(grant)
        held = [row for row in rows if grant.unit.path.startswith(row.path) or row.region == region]
        if held:
            return max(held, key=lambda row: (grant.unit.path.startswith(row.path), len(row.path)))
    return rows[0] if rows else None


def network(reader: Staff, day: date) -> QuerySet[Unit]:
    """The committees within reach with how many units each had on a day, and who worked in its office."""
    running = Membership.objects.on(day).filter(committee=OuterRef("pk"))
    office = GroupSeat.objects.on(day).filter(committee=OuterRef("pk"), group="office")
    renamed = BodyName.objects.filter(committee=OuterRef("pk"), first_day__lte=day).order_by("-first_day")
    return committees_within(reader).annotate(
        members=_counted(running),
        office_people=_counted(office),
        full_time=_counted(office.filter(is_full_time=True)),
        name_then=Coalesce(Subquery(renamed.values("name")[:1]), "name"),
    )


def _counted(rows: QuerySet) -> Coalesce:
    """How many rows belong to a committee, as one sub-select."""
    by_committee = rows.order_by().values("committee").annotate(number=Count("pk"))
    return Coalesce(Subquery(by_committee.values("number")), 0, output_field=IntegerField())
