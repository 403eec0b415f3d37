"""Rounds and returns within reach, and what waits for whom."""

from django.db.models import Count, Q, QuerySet

from jinguo.base import clock
from jinguo.committee.body.permissions import may_keep
from jinguo.committee.body.queries import committees_within
from jinguo.committee.collection.flow import TAKING
from jinguo.committee.collection.models import CollectionRound, Correction, Return
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading


def rounds_for(reader: Staff) -> QuerySet[CollectionRound]:
    """The rounds within reach with how many units report in each and how many returns stand accepted."""
    rows = CollectionRound.objects.visible_to(reader).select_related("committee")
    return rows.order_by("-year", "-pk").annotate(
        asked=Count("returns", distinct=True),
        accepted=Count("returns", filter=Q(returns__state="accepted"), distinct=True),
        indicators=Count("items", distinct=True),
    )


def returns_of(reader: Staff, found: CollectionRound) -> QuerySet[Return]:
    """The returns of a round within reach, each with how far it has come."""
    rows = Return.objects.visible_to(reader).filter(round=found).counted()
    return rows.select_related("round__committee", "unit", "submitted_by").order_by("unit__order", "unit__code")


def sheets_to_fill(reader: Staff) -> QuerySet[Return]:
    """The returns of her own unit that are still to be handed in, the nearest day first."""
    organs = {one.unit.organ_path for one in grants_reading(reader, COMMITTEE, clock.today())}
    rows = Return.objects.fillable().filter(unit__organ_path__in=organs).counted()
    return rows.select_related("round__committee", "unit").order_by("due", "pk")


def waiting_for(reader: Staff) -> QuerySet[Return]:
    """The returns that a committee's office has to review, the first submitted first."""
    rows = Return.objects.filter(state="checked", round__committee__in=committees_kept(reader), round__state__in=TAKING)
    return rows.select_related("round__committee", "unit", "submitted_by").order_by("submitted_on", "pk")


def corrections_for(reader: Staff) -> QuerySet[Correction]:
    """The corrections that a committee's office has to decide on, none of them her own, the first asked for first."""
    rows = Correction.objects.filter(state="asked", cell__sheet__round__committee__in=committees_kept(reader))
    linked = rows.exclude(asked_by=reader).select_related("cell__sheet__unit", "cell__indicator", "cell__region")
    return linked.order_by("asked_on", "pk")


def committees_kept(reader: Staff) -> list[Unit]:
    """The committees for which she may make a round."""
    return [one for one in committees_within(reader) if may_keep(reader, one)]


def counties_of(committee: Unit) -> QuerySet[Unit]:
    """Who reports for the counties of a committee's region: their federations."""
    below = Unit.objects.filter(kind="federation", region__parent=committee.region_id, region__level="county")
    return below.standing_on(clock.today()).select_related("region").order_by("region__code", "pk")
