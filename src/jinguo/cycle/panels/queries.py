"""What is asked of panels."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Count, Q, QuerySet

from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.panels.kinds import RATING
from jinguo.cycle.panels.models import Panel, PanelSubject, Participant, Rating
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.roles import SEATS
from jinguo.rules.ratings import rates


def panels_of(subject: models.Model) -> QuerySet[Panel]:
    """The panels that are held for a row of a higher room."""
    return Panel.objects.filter(**subject_key(subject))


def listed(reader: Staff) -> QuerySet[Panel]:
    """The panels within reach, with how many are asked and how many have answered."""
    codes, used = Count("codes", distinct=True), Count("codes", Q(codes__is_used=True), distinct=True)
    people = Count("participants", distinct=True)
    done = Count("participants", Q(participants__has_answered=True), distinct=True)
    panels = Panel.objects.visible_to(reader).select_related("unit")
    return panels.annotate(asked=codes + people, answered=used + done)


def turnout(panel: Panel) -> tuple[int, int]:
    """How many have answered, of how many asked: people and codes."""
    people, codes = panel.participants, panel.codes
    done = people.filter(has_answered=True).count() + codes.filter(is_used=True).count()
    return done, people.count() + codes.count()


def waiting_for(reader: Staff, day: date) -> QuerySet[Panel]:
    """The panels that wait for her own answer, the nearest day first."""
    asked = Participant.objects.filter(staff=reader, has_answered=False).values("panel")
    return Panel.objects.filter(state="open", last_day__gte=day, pk__in=asked).order_by("last_day", "pk")


def participant(panel: Panel, staff: Staff) -> Participant | None:
    """Her own place in a panel; None where she is not asked."""
    return panel.participants.filter(staff=staff).select_related("unit").first()


def is_own(one: PanelSubject, who: Participant) -> tuple[bool, bool]:
    """Whether a subject is the participant herself, and whether it is her department."""
    return one.staff_id == who.staff_id, one.unit_id is not None and one.unit_id == who.unit_id


def subjects_for(who: Participant, subjects: Iterable[PanelSubject], kind: str) -> list[PanelSubject]:
    """The subjects that she judges: never herself; as a rater by the rule of her group."""
    found = []
    for one in subjects:
        is_self, is_own_unit = is_own(one, who)
        if rates(who.group, is_self=is_self, is_own_unit=is_own_unit) if kind == RATING else not is_self:
            found.append(one)
    return found


def missing_marks(panel: Panel) -> dict[Participant, int]:
    """The raters of a rating with how many marks each still owes; who owes none is left out."""
    subjects, criteria = list(panel.subjects.all()), panel.criteria.count()
    given = dict(Rating.objects.filter(rater__panel=panel).values_list("rater").annotate(Count("pk")))
    raters = panel.participants.select_related("staff", "unit")
    owed = {one: len(subjects_for(one, subjects, RATING)) * criteria - given.get(one.pk, 0) for one in raters}
    return {one: count for one, count in owed.items() if count > 0}


def people_of(organ: Unit, day: date) -> list[Appointment]:
    """Who works in an organ on a day, each once with her main appointment there, by department; no seats."""
    running = Appointment.objects.running(day).filter(unit__organ_path=organ.organ_path, staff__is_active=True)
    seats = Appointment.objects.running(day).filter(role__in=SEATS).values("staff")
    ordered = running.exclude(staff__in=seats).select_related("unit", "staff")
    first: dict[int, Appointment] = {}
    for one in ordered.order_by("unit__kind", "first_day", "pk"):
        if one.staff_id not in first or first[one.staff_id].unit.kind == "leading_group":
            first[one.staff_id] = one
    return sorted(first.values(), key=lambda one: (one.unit.order, one.unit.path, one.staff.number))


def departments_of(organ: Unit, day: date) -> QuerySet[Unit]:
    """The departments of an organ that stand on a day."""
    standing = Unit.objects.standing_on(day).filter(organ_path=organ.organ_path, kind="department")
    return standing.order_by("order", "code")
