"""The member units of a day, their people, and the groups."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from jinguo.committee.body.models import GroupSeat, Membership, UnitContact
from jinguo.org.structure.models import Appointment, Staff, Unit, UnitChange
from jinguo.org.structure.roles import SEATS


def members_on(committee: Unit, day: date) -> QuerySet[Membership]:
    """The members of a day under the names that they bore then (`name_then`)."""
    later = UnitChange.objects.filter(unit=OuterRef("unit"), kind="renamed", day__gt=day).order_by("day", "pk")
    rows = Membership.objects.on(day).filter(committee=committee)
    return rows.select_related("unit", "committee__region", "came_by").annotate(
        name_then=Coalesce(Subquery(later.values("old_name")[:1]), F("unit__name"))
    )


def with_gaps(rows: QuerySet[Membership], day: date) -> QuerySet[Membership]:
    """The same with whether each role was filled on a day, and who was the liaison."""
    held = UnitContact.objects.on(day).filter(membership=OuterRef("pk"))
    return rows.annotate(
        has_leader=Exists(held.filter(role="leader")),
        has_person=Exists(held.filter(role="person")),
        has_liaison=Exists(held.filter(role="liaison")),
        has_group=Exists(held.filter(role="member")),
    )


def contacts_of(membership: Membership, day: date) -> dict[str, list[UnitContact]]:
    """The people of a member unit on a day, by their roles."""
    found: dict[str, list[UnitContact]] = defaultdict(list)
    for row in UnitContact.objects.on(day).filter(membership=membership).select_related("staff"):
        found[row.role].append(row)
    return dict(found)


def groups_on(committee: Unit, day: date) -> dict[str, list[GroupSeat]]:
    """Who sat in which group on a day."""
    found: dict[str, list[GroupSeat]] = defaultdict(list)
    for row in GroupSeat.objects.on(day).filter(committee=committee).select_related("staff"):
        found[row.group].append(row)
    return dict(found)


def candidates(committee: Unit, day: date) -> QuerySet[Unit]:
    """The units that could become members on a day: bureaus below the committee and the federation beside it."""
    beside = Q(kind="federation", region=committee.region_id) if committee.region_id else Q(pk__in=())
    rows = Unit.objects.filter(Q(kind="member_unit", parent=committee) | beside).standing_on(day)
    running = Membership.objects.filter(committee=committee).on(day)
    return rows.exclude(pk__in=running.values("unit")).order_by("order", "code")


def accounts_of(unit: Unit) -> QuerySet[Staff]:
    """The accounts of the people who work in a unit today."""
    running = Appointment.objects.running().filter(unit__organ_path=unit.organ_path)
    return Staff.objects.filter(pk__in=running.values("staff"), is_active=True).order_by("number")


def accounts_near(committee: Unit) -> QuerySet[Staff]:
    """The accounts of whoever may sit in a committee's groups: its office, its member units, its experts."""
    units = Unit.objects.filter(Q(path__startswith=committee.path) | Q(committee_seats__committee=committee))
    offices = Unit.objects.filter(kind="committee_office", parent__region=committee.region_id)
    here = Q(unit__in=units.values("pk")) | Q(unit__in=offices.values("pk"))
    beside = Q(unit__region=committee.region_id) if committee.region_id else Q(pk__in=())
    running = Appointment.objects.running().filter(here | beside).exclude(role__in=SEATS)
    return Staff.objects.filter(pk__in=running.values("staff"), is_active=True).order_by("number")


def left_behind(membership: Membership, day: date) -> list[Appointment]:
    """The liaison accounts of a unit whose holders are no longer its liaison."""
    held = UnitContact.objects.on(day).filter(membership=membership, role="liaison", staff__isnull=False)
    rows = Appointment.objects.running(day).filter(role="liaison", unit__organ_path=membership.unit.organ_path)
    return list(rows.exclude(staff__in=held.values("staff")).select_related("staff"))
